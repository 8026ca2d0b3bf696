/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "ossicle-header-help.h"

typedef struct
{
  const char *name;
  const char *text;
} Help;

/* In ASCII order of the lower-case names: they are looked up by halving. */
static const Help helps[] = {
  { "Accept", N_ ("Which types of content the client would take. OSS does not choose by it.") },
  { "Accept-Encoding", N_ ("Which compressions the client can undo. OSS compresses some text types "
                           "when gzip is among them, and then leaves out Content-Length.") },
  { "Accept-Ranges", N_ ("That parts of the object can be asked for with a Range header.") },
  { "Access-Control-Allow-Credentials", N_ ("Whether a page’s script may send cookies and "
                                            "credentials along.") },
  { "Access-Control-Allow-Headers", N_ ("Which request headers the bucket’s CORS rule allows a "
                                        "page’s script to send.") },
  { "Access-Control-Allow-Methods", N_ ("Which methods the bucket’s CORS rule allows to a page’s "
                                        "script.") },
  { "Access-Control-Allow-Origin", N_ ("Which web site’s scripts may read this answer. Only there "
                                       "when a CORS rule of the bucket matched; a browser blocks "
                                       "the answer without it.") },
  { "Access-Control-Expose-Headers",
    N_ ("Which response headers a page’s script may read. Multipart "
        "uploads from a browser need ETag here.") },
  { "Access-Control-Max-Age", N_ ("For how many seconds the browser may remember the answer to its "
                                  "preflight request.") },
  { "Access-Control-Request-Headers", N_ ("In a preflight: the headers that the page’s script is "
                                          "going to send.") },
  { "Access-Control-Request-Method",
    N_ ("In a preflight: the method that the page’s script is going "
        "to use. OSS refuses a preflight without it.") },
  { "Age",
    N_ ("For how many seconds the answer has been lying in a cache. It did not come from OSS "
        "just now.") },
  { "Ali-Swift-Global-Savetime", N_ ("When the CDN first stored this answer, in seconds since "
                                     "1970.") },
  { "Allow", N_ ("The methods that are possible here. On a 405 for a version that is a delete "
                 "marker it names DELETE.") },
  { "Authorization", N_ ("The signature of the request with the id of the access key: “OSS …” is "
                         "version 1, “OSS4-HMAC-SHA256 …” version 4. Do not hand it on.") },
  { "Cache-Control", N_ ("How long browsers and CDNs may keep the answer. It was stored with the "
                         "object when that was uploaded.") },
  { "Connection", N_ ("Whether the connection stays open for a further request.") },
  { "Content-Disposition",
    N_ ("Whether a browser shows the object or downloads it, and under which "
        "name. Through a bucket’s own domain OSS may force “attachment”.") },
  { "Content-Encoding", N_ ("How the body is packed. An object uploaded with “aws-chunked” here is "
                            "stored with the chunk signatures in it.") },
  { "Content-Language", N_ ("The language of the body, as it was stored with the object.") },
  { "Content-Length", N_ ("How many bytes of body follow. When fewer come, the transfer was cut "
                          "short.") },
  { "Content-Location", N_ ("Where exactly the thing that was sent can be found.") },
  { "Content-MD5", N_ ("The MD5 of the body as 16 bytes in base64, 24 characters that end in “==”. "
                       "The 32 hexadecimal digits of a command line tool are refused.") },
  { "Content-Range", N_ ("Which bytes of the object these are, and after the slash how long the "
                         "whole is.") },
  { "Content-Security-Policy", N_ ("What a browser lets the page load and run.") },
  { "Content-Type", N_ ("The type of the body. It is part of what is signed: a type that the HTTP "
                        "library adds by itself breaks the signature.") },
  { "Cookie", N_ ("What an earlier answer asked the client to keep. OSS sets and needs none.") },
  { "Date", N_ ("The sender’s clock, in GMT. In an answer it is the server’s: compare it with your "
                "own when a request is refused as too old.") },
  { "EagleId", N_ ("The CDN’s number of this request. CDN support asks for it, OSS support for "
                   "x-oss-request-id.") },
  { "ETag", N_ ("A mark of the object’s content. For an object put in one piece it is the MD5 in "
                "hexadecimal; one made from parts has a dash and the number of parts.") },
  { "Expect", N_ ("With “100-continue” the client waits for leave before it sends the body.") },
  { "Expires", N_ ("Until when caches may keep the answer. In a presigned address it is something "
                   "else: until when the signature holds.") },
  { "Host", N_ ("The host that is addressed. It tells bucket and endpoint, and version 4 "
                "signatures may sign it.") },
  { "If-Match", N_ ("Only when the object has this ETag; otherwise 412 PreconditionFailed.") },
  { "If-Modified-Since", N_ ("Only when the object changed after this time; otherwise 304.") },
  { "If-None-Match", N_ ("Only when the object has another ETag; otherwise 304.") },
  { "If-Unmodified-Since", N_ ("Only when the object did not change since; otherwise 412 "
                               "PreconditionFailed.") },
  { "Keep-Alive", N_ ("For how long and for how many requests the connection stays open.") },
  { "Last-Modified", N_ ("When the object was last written, in GMT.") },
  { "Location", N_ ("Where to go instead. A 400 ExternalRedirectForbidden still shows where the "
                    "redirect would have led.") },
  { "Origin", N_ ("The web site whose script asks. A CORS rule of the bucket must match it to the "
                  "letter: scheme, host and port.") },
  { "Pragma", N_ ("An older word for Cache-Control.") },
  { "Proxy-Authenticate", N_ ("The proxy on the way wants its own credentials; OSS was not "
                              "reached.") },
  { "Range", N_ ("Which bytes of the object are wanted, as in “bytes=0-0”.") },
  { "Referer", N_ ("The page that the request came from. A bucket’s referer rule may refuse it, or "
                   "its absence.") },
  { "Retry-After", N_ ("For how many seconds to wait before the next attempt.") },
  { "Server", N_ ("Who answered. “AliyunOSS” is OSS itself; “Tengine” is the CDN in front of it; "
                  "anything else is a proxy or another service.") },
  { "Set-Cookie", N_ ("Something for the browser to keep. OSS sets none: a proxy, a firewall or a "
                      "login page put it here.") },
  { "Strict-Transport-Security", N_ ("That browsers shall use only https for this host.") },
  { "Timing-Allow-Origin", N_ ("Which web sites’ scripts may measure the phases of this "
                               "exchange.") },
  { "Transfer-Encoding", N_ ("“chunked”: the body comes in pieces, each with its length, and the "
                             "whole length is not told beforehand.") },
  { "User-Agent", N_ ("Which program, SDK and version sent the request.") },
  { "Vary", N_ ("Which request headers the answer depends on. With “Origin” caches keep an answer "
                "for each web site.") },
  { "Via", N_ ("The proxies and CDN nodes that the answer came through. OSS alone sends none.") },
  { "WWW-Authenticate",
    N_ ("How the server wants to be logged in to. OSS never sends it: something "
        "else answered.") },
  { "X-Amz-Id-2", N_ ("A further number of the request at Amazon S3. OSS does not send it.") },
  { "X-Amz-Request-Id", N_ ("The number of the request where the S3-compatible interface was used; "
                            "it stands in for x-oss-request-id.") },
  { "X-Cache", N_ ("Whether the CDN had the answer (HIT) or asked OSS for it (MISS). On a HIT the "
                   "object may have changed since.") },
  { "X-Content-Type-Options", N_ ("“nosniff”: a browser shall believe the Content-Type.") },
  { "X-Forwarded-For", N_ ("The addresses that the request came from, as proxies noted them.") },
  { "X-Frame-Options", N_ ("Whether other web sites may show the page in a frame.") },
  { "X-Log-OSS", N_ ("Marks that the request is to be logged. It has no part in the answer.") },
  { "x-oss-access-point-alias", N_ ("The access point through which the bucket was addressed.") },
  { "x-oss-acl", N_ ("Who may read and write the bucket: private, public-read or "
                     "public-read-write.") },
  { "x-oss-additional-headers", N_ ("In version 4: which further headers are signed.") },
  { "x-oss-bucket-region", N_ ("The region that the bucket lies in. A version 4 signature must be "
                               "made for it.") },
  { "x-oss-callback", N_ ("Which server OSS calls once the upload is stored, in base64. If that "
                          "call fails the answer is 203, and the object is there all the same.") },
  { "x-oss-callback-var", N_ ("Values of one’s own for the callback, in base64.") },
  { "x-oss-cdn-auth", N_ ("Marks a request that the CDN signed when it asked OSS.") },
  { "x-oss-content-sha256", N_ ("In version 4: the hash of the body, or UNSIGNED-PAYLOAD.") },
  { "x-oss-copy-source", N_ ("The object to copy, as “/bucket/key”, with the key escaped.") },
  { "x-oss-copy-source-if-match", N_ ("Copy only when the source has this ETag.") },
  { "x-oss-copy-source-if-modified-since", N_ ("Copy only when the source changed after this "
                                               "time.") },
  { "x-oss-copy-source-range", N_ ("Which bytes of the source become the part.") },
  { "x-oss-data-redundancy-type", N_ ("LRS keeps the data in one zone, ZRS in three.") },
  { "x-oss-date", N_ ("The time of signing. Where it is given it is signed instead of Date.") },
  { "x-oss-delete-marker", N_ ("“true”: what was asked for is a delete marker. On a 404 the object "
                               "is only hidden, and an older version can be restored.") },
  { "x-oss-ec", N_ ("The fine-grained error code: it tells which check refused the request. It is "
                    "for people; it may change, so do not program by it.") },
  { "x-oss-err", N_ ("The whole error document in base64, sent where the answer has no body, as to "
                     "HEAD.") },
  { "x-oss-error-type", N_ ("The name of the error in the interface for tables.") },
  { "x-oss-expiration", N_ ("When a lifecycle rule will delete the object, and which rule.") },
  { "x-oss-forbid-overwrite", N_ ("“true”: refuse the upload with 409 FileAlreadyExists when the "
                                  "object is there already.") },
  { "x-oss-force-download",
    N_ ("OSS made a download of what a browser would show: the rule for the "
        "bucket’s own domain. Bind a domain of yours.") },
  { "x-oss-hash-crc64ecma", N_ ("The CRC-64 of the whole object. SDKs compare it with what they "
                                "sent or got.") },
  { "x-oss-metadata-directive", N_ ("In a copy: COPY keeps the metadata of the source, REPLACE "
                                    "takes those of the request.") },
  { "x-oss-next-append-position", N_ ("Where the next piece of an appendable object must begin. "
                                      "After PositionNotEqualToLength, repeat with this one.") },
  { "x-oss-object-acl", N_ ("Who may read and write the object; “default” follows the bucket.") },
  { "x-oss-object-type", N_ ("How the object was made: Normal, Multipart, Appendable or Symlink. "
                             "Only an Appendable one can be appended to.") },
  { "x-oss-process", N_ ("How a picture or a document is to be changed on its way out.") },
  { "x-oss-range-behavior", N_ ("“standard”: a range beyond the end is answered with 416 and not "
                                "with the whole object.") },
  { "x-oss-request-id", N_ ("The number that OSS gave this request; support finds it by it. If it "
                            "is missing, the answer is not from OSS.") },
  { "x-oss-request-payer",
    N_ ("“requester”: whoever asks pays. Needed where the bucket is set so.") },
  { "x-oss-resource-group-id", N_ ("The resource group that the bucket belongs to.") },
  { "x-oss-restore", N_ ("Where an archived object stands: ongoing-request=\"true\" is being "
                         "restored; \"false\" with a date is readable until then.") },
  { "x-oss-security-token", N_ ("The token that belongs to temporary credentials. It must be the "
                                "one given out with the key, and must not have expired.") },
  { "x-oss-server-side-data-encryption", N_ ("With which algorithm the key service encrypts the "
                                             "data.") },
  { "x-oss-server-side-encryption", N_ ("How the object is encrypted at rest: AES256, KMS or "
                                        "SM4.") },
  { "x-oss-server-side-encryption-key-id", N_ ("The key of the key service that the object is "
                                               "encrypted with.") },
  { "x-oss-server-time", N_ ("For how many milliseconds OSS worked on the request: a length of "
                             "time, no clock.") },
  { "x-oss-storage-class",
    N_ ("Standard, IA, Archive, ColdArchive or DeepColdArchive. The archived "
        "ones must be restored before they can be read.") },
  { "x-oss-symlink-target", N_ ("The object that the symbolic link leads to, escaped as in an "
                                "address.") },
  { "x-oss-tagging", N_ ("Tags for the object, as “a=b&c=d”.") },
  { "x-oss-tagging-count", N_ ("How many tags the object has.") },
  { "x-oss-traffic-limit", N_ ("How fast the transfer may be, in bits a second, from 819200 to "
                               "838860800.") },
  { "x-oss-transition-time", N_ ("When a lifecycle rule moved the object to another storage "
                                 "class.") },
  { "x-oss-ua-pop", N_ ("The acceleration node that the request came through.") },
  { "x-oss-version-id", N_ ("Which version of the object this is about; “null” is one from before "
                            "versioning.") },
  { "X-Swift-CacheTime", N_ ("For how many seconds the CDN keeps the answer.") },
  { "X-Swift-Error", N_ ("What went wrong in the CDN, not in OSS.") },
  { "X-Swift-SaveTime", N_ ("When the CDN stored the answer.") },
};

static const Help own_metadata = { "x-oss-meta-",
                                   N_ ("Metadata of one’s own, stored with the object. "
                                       "The name comes back in lower case; all of "
                                       "them together may have 8 KB.") };

static int
compare (gconstpointer key, gconstpointer row)
{
  return g_ascii_strcasecmp (key, ((const Help *) row)->name);
}

/**
 * ossicle_header_help_get_n_names:
 *
 * Returns: how many header fields can be explained
 */
guint
ossicle_header_help_get_n_names (void)
{
  return G_N_ELEMENTS (helps);
}

/**
 * ossicle_header_help_get_name:
 * @position: which one, from 0
 *
 * Returns: (transfer none): a field name in its usual letter case, in alphabetical order
 */
const char *
ossicle_header_help_get_name (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (helps), NULL);

  return helps[position].name;
}

/**
 * ossicle_header_help_lookup:
 * @name: a field name in any letter case
 *
 * Returns: (transfer none) (nullable): what the field says, translated; %NULL if it is not known
 */
const char *
ossicle_header_help_lookup (const char *name)
{
  const Help *help;

  g_return_val_if_fail (name != NULL, NULL);

  help = bsearch (name, helps, G_N_ELEMENTS (helps), sizeof *helps, compare);
  if (help == NULL && g_ascii_strncasecmp (name, own_metadata.name, 11) == 0)
    help = &own_metadata;

  return help != NULL ? _ (help->text) : NULL;
}
