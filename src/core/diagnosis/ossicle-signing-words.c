/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "ossicle-signing-words.h"

/* A table per kind of word, in the order of its enumeration. */
static const struct
{
  const char *title;
  const char *advice;
} reasons[] = {
  [OSSICLE_REASON_SECRET_WRONG] = {
    N_ ("The strings are equal: the secret is not the one of this access key."),
    N_ ("Check the secret for a blank or a line end at either end, and that it belongs to this "
        "access key id."),
  },
  [OSSICLE_REASON_CONTENT_TYPE_ADDED] = {
    N_ ("Content-Type was added or changed after signing."),
    N_ ("Sign with the Content-Type that the uploader sends, or make the uploader send the one "
        "that was signed."),
  },
  [OSSICLE_REASON_CONTENT_TYPE_MISSING] = {
    N_ ("The Content-Type that was signed did not arrive."),
    N_ ("Send the Content-Type that was signed, or sign without one."),
  },
  [OSSICLE_REASON_CONTENT_MD5_ADDED] = {
    N_ ("Content-MD5 was added or changed after signing."),
    N_ ("Find the library or proxy that adds Content-MD5, and turn that off or sign after it."),
  },
  [OSSICLE_REASON_CONTENT_MD5_MISSING] = {
    N_ ("The Content-MD5 that was signed did not arrive."),
    N_ ("Send the Content-MD5 that was signed, or sign without one."),
  },
  [OSSICLE_REASON_DATE_REWRITTEN] = {
    N_ ("Another date or expiry arrived than was signed."),
    N_ ("Make the date once and use it both for signing and for sending; sign x-oss-date where a "
        "proxy rewrites Date."),
  },
  [OSSICLE_REASON_EXPIRES_IN_MILLISECONDS] = {
    N_ ("Expires is in milliseconds."),
    N_ ("Divide it by 1000: OSS counts seconds."),
  },
  [OSSICLE_REASON_HEADER_ADDED] = {
    N_ ("A header that OSS signs was added after signing."),
    N_ ("Look for a CDN, proxy or gateway that adds it, or add it before signing."),
  },
  [OSSICLE_REASON_HEADER_MISSING] = {
    N_ ("A header that was signed did not arrive."),
    N_ ("Send every signed header, and keep proxies from removing it."),
  },
  [OSSICLE_REASON_HEADER_CHANGED] = {
    N_ ("A signed header arrived with another value."),
    N_ ("Send the value that was signed, without blanks around it."),
  },
  [OSSICLE_REASON_HEADER_ORDER] = {
    N_ ("The signed headers are not sorted by name."),
    N_ ("Sort them by their names in lower case before signing."),
  },
  [OSSICLE_REASON_HEADER_CASE] = {
    N_ ("The name of a signed header is not in lower case."),
    N_ ("Turn header names into lower case before signing."),
  },
  [OSSICLE_REASON_RESOURCE_BUCKET_MISSING] = {
    N_ ("The bucket is missing in the signed resource."),
    N_ ("Tell the client the bucket's name also with a custom domain, and check its switch for "
        "custom domains (CNAME)."),
  },
  [OSSICLE_REASON_RESOURCE_BUCKET_TWICE] = {
    N_ ("The bucket stands twice in the signed resource."),
    N_ ("Take the bucket out of the endpoint, or out of the key."),
  },
  [OSSICLE_REASON_RESOURCE_CHANGED] = {
    N_ ("Another bucket or key was signed than arrived."),
    N_ ("Compare the two names letter by letter, and look for a rewriting proxy."),
  },
  [OSSICLE_REASON_KEY_ENCODING] = {
    N_ ("The key was escaped in another way for signing than for sending."),
    N_ ("V1 signs the key as it is named; V4 signs it escaped once, with every slash kept."),
  },
  [OSSICLE_REASON_SUBRESOURCE_MISMATCH] = {
    N_ ("The signed query is not the one that arrived."),
    N_ ("Sign every parameter that is sent and belongs to the signature, and add none afterwards."),
  },
  [OSSICLE_REASON_VERB_CHANGED] = {
    N_ ("Another method arrived than was signed."),
    N_ ("Use the URL with the method that it was signed for; look for a redirect or a CDN that "
        "changes it."),
  },
  [OSSICLE_REASON_TOKEN_AFTER_SIGNING] = {
    N_ ("The security token was added after signing."),
    N_ ("Give the token to the signer: it is signed with the rest."),
  },
  [OSSICLE_REASON_V4_REGION] = {
    N_ ("The region in the signature's scope is wrong."),
    N_ ("Use the region's id, as in “cn-hangzhou”, without “oss-” and “-internal”."),
  },
  [OSSICLE_REASON_V4_DATE] = {
    N_ ("The dates in the signature contradict each other."),
    N_ ("Make x-oss-date once, in UTC, and take the scope's date from it."),
  },
  [OSSICLE_REASON_V4_SCOPE] = {
    N_ ("The signature's scope is wrong."),
    N_ ("It ends with “/oss/aliyun_v4_request”; a signer for S3 writes something else."),
  },
  [OSSICLE_REASON_V4_ADDITIONAL_HEADERS] = {
    N_ ("The additional signed headers are not those that arrived."),
    N_ ("Sign only headers that reach OSS unchanged: a proxy or custom domain changes Host."),
  },
  [OSSICLE_REASON_PAYLOAD_CHANGED] = {
    N_ ("Another payload hash was signed than arrived."),
    N_ ("Use UNSIGNED-PAYLOAD, as the SDKs do."),
  },
  [OSSICLE_REASON_KEY_MALFORMED] = {
    N_ ("The access key ids differ."),
    N_ ("Check the id for a blank or a line end at either end."),
  },
  [OSSICLE_REASON_INVISIBLE_CHARACTER] = {
    N_ ("The first difference is a character that cannot be seen."),
    N_ ("Type the value anew instead of pasting it."),
  },
  [OSSICLE_REASON_LINE_ENDS] = {
    N_ ("The line ends differ."),
    N_ ("Lines of a string to sign end with a line feed alone, also those that are empty, and the "
        "last one with nothing."),
  },
  [OSSICLE_REASON_VERSION_MISMATCH] = {
    N_ ("The two sides signed with different versions of the signature."),
    N_ ("Compare with what was signed for the version that the request carries."),
  },
  [OSSICLE_REASON_POLICY_CHANGED] = {
    N_ ("Another policy arrived than was signed."),
    N_ ("Sign the base64 that is sent, to the letter."),
  },
};

static const struct
{
  OssicleSigningReason reason;
  const char *detail;
  const char *words;
} details[] = {
  { OSSICLE_REASON_KEY_ENCODING, "plus", N_ ("a “+” on one side is a blank on the other") },
  { OSSICLE_REASON_KEY_ENCODING, "escaped", N_ ("the client escaped it once more than OSS") },
  { OSSICLE_REASON_KEY_ENCODING, "not-escaped", N_ ("the client escaped it less than OSS") },
  { OSSICLE_REASON_KEY_ENCODING, "hex-case",
    N_ ("one side wrote the digits of its escapes in lower case") },
  { OSSICLE_REASON_KEY_ENCODING, "normalization",
    N_ ("accented letters are composed on one side and not on the other") },
  { OSSICLE_REASON_KEY_ENCODING, "charset",
    N_ ("one side wrote it in another character set than UTF-8") },
  { OSSICLE_REASON_RESOURCE_CHANGED, "host",
    N_ ("the client signed the host in place of the bucket") },
  { OSSICLE_REASON_RESOURCE_CHANGED, "slash", N_ ("they differ in their slashes alone") },
  { OSSICLE_REASON_RESOURCE_CHANGED, "case", N_ ("they differ in capital letters alone") },
  { OSSICLE_REASON_POLICY_CHANGED, "not-encoded",
    N_ ("the client signed the JSON and not its base64") },
};

static const char *const warnings[] = {
  [OSSICLE_SIGNING_WARNING_QUERY_REPEATED] = N_ (
    "A signed parameter comes twice: clients disagree which one to sign."),
  [OSSICLE_SIGNING_WARNING_HEADER_REPEATED] = N_ (
    "A signed header comes twice: clients disagree how to sign it."),
  [OSSICLE_SIGNING_WARNING_HEADER_TRIMMED] = N_ (
    "Blanks around the value were not signed; some clients sign them."),
  [OSSICLE_SIGNING_WARNING_QUERY_UNLISTED] = N_ (
    "V1 does not sign this parameter; some newer clients do."),
  [OSSICLE_SIGNING_WARNING_ADDITIONAL_MISSING] = N_ (
    "The request lacks this additional header: it was not signed."),
  [OSSICLE_SIGNING_WARNING_PAYLOAD_FORM] = N_ (
    "SDKs send UNSIGNED-PAYLOAD here, and nothing else."),
  [OSSICLE_SIGNING_WARNING_DATES_DIFFER] = N_ ("Two dates of the request contradict each other."),
  [OSSICLE_SIGNING_WARNING_DATE_FORM] = N_ ("The date has not the form that OSS asks for."),
  [OSSICLE_SIGNING_WARNING_EXPIRES_RANGE] = N_ ("V4 allows a signed URL 1 to 604800 seconds."),
  [OSSICLE_SIGNING_WARNING_EXPIRES_PAST] = N_ ("It has expired already when it is signed."),
  [OSSICLE_SIGNING_WARNING_REGION_MISSING] = N_ ("V4 needs a region."),
  [OSSICLE_SIGNING_WARNING_REGION_FORM] = N_ ("This is not a region's id."),
  [OSSICLE_SIGNING_WARNING_REGION_DIFFERS] = N_ ("The endpoint is of this other region."),
  [OSSICLE_SIGNING_WARNING_PRODUCT_UNKNOWN] = N_ (
    "The product of a scope is “oss” or “oss-cloudbox”."),
  [OSSICLE_SIGNING_WARNING_KEY_LEADING_SLASH] = N_ ("OSS refuses keys that begin with a slash."),
  [OSSICLE_SIGNING_WARNING_KEY_CONTROL] = N_ ("The key holds a line end or control character."),
  [OSSICLE_SIGNING_WARNING_BUCKET_MISSING] = N_ (
    "The key has no bucket: OSS signs the bucket also for a custom domain."),
  [OSSICLE_SIGNING_WARNING_BUCKET_NAME] = N_ (
    "Buckets are named with 3 to 63 small letters, digits and hyphens."),
  [OSSICLE_SIGNING_WARNING_BUCKET_DIFFERS] = N_ ("The endpoint is of this other bucket."),
  [OSSICLE_SIGNING_WARNING_KEY_LENGTH] = N_ ("OSS refuses keys of more than 1023 bytes."),
  [OSSICLE_SIGNING_WARNING_KEY_NOT_UTF8] = N_ ("The key is not in UTF-8, as keys are."),
  [OSSICLE_SIGNING_WARNING_KEY_DOTS] = N_ (
    "Clients and proxies resolve “.” and “..” in a path before they send it."),
  [OSSICLE_SIGNING_WARNING_ID_CHARACTERS] = N_ (
    "The access key id holds a blank or another character that no id has."),
  [OSSICLE_SIGNING_WARNING_SECRET_CHARACTERS] = N_ (
    "The secret holds a blank, a line end or another character that no secret has."),
  [OSSICLE_SIGNING_WARNING_TOKEN_MISSING] = N_ (
    "An access key id that begins with “STS.” needs its security token."),
  [OSSICLE_SIGNING_WARNING_TOKEN_STRAY] = N_ (
    "An access key id that begins with “LTAI” has no security token."),
  [OSSICLE_SIGNING_WARNING_TOKEN_TWICE] = N_ (
    "The security token stands both in the URL and in a header."),
  [OSSICLE_SIGNING_WARNING_NO_SECRET] = N_ ("Without a secret there is no signature."),
  [OSSICLE_SIGNING_WARNING_SCHEME_UNKNOWN] = N_ ("No version of the signature begins so."),
  [OSSICLE_SIGNING_WARNING_ID_MISSING] = N_ ("The access key id is missing."),
  [OSSICLE_SIGNING_WARNING_SIGNATURE_MISSING] = N_ ("The signature is missing."),
  [OSSICLE_SIGNING_WARNING_SIGNATURE_FORM] = N_ (
    "No signature of this version has this length or these characters."),
  [OSSICLE_SIGNING_WARNING_SIGNATURE_PLUS] = N_ (
    "A “+” in the signature became a blank: it was not escaped."),
  [OSSICLE_SIGNING_WARNING_SCOPE_MISSING] = N_ ("The credential with its scope is missing."),
  [OSSICLE_SIGNING_WARNING_SCOPE_FORM] = N_ (
    "A scope is written id/date/region/product/aliyun_v4_request."),
  [OSSICLE_SIGNING_WARNING_PARAMETER_MISSING] = N_ ("This part of the signature is missing."),
  [OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT] = N_ ("This part of the signature is misspelt."),
  [OSSICLE_SIGNING_WARNING_EXPIRES_FORM] = N_ ("The expiry cannot be read."),
  [OSSICLE_SIGNING_WARNING_EXPIRES_MILLISECONDS] = N_ (
    "The expiry is in milliseconds: OSS counts seconds."),
  [OSSICLE_SIGNING_WARNING_AMPERSAND_ESCAPED] = N_ (
    "The URL was copied out of HTML or JSON, with “&” escaped."),
  [OSSICLE_SIGNING_WARNING_ESCAPED_TWICE] = N_ ("It was escaped once too often."),
  [OSSICLE_SIGNING_WARNING_SIGNED_TWICE] = N_ (
    "Signed both in the URL and in a header: OSS refuses that."),
  [OSSICLE_SIGNING_WARNING_FOREIGN_SIGNER] = N_ ("A signer for S3 made this."),
  [OSSICLE_SIGNING_WARNING_POLICY_MISSING] = N_ ("The form has no policy."),
  [OSSICLE_SIGNING_WARNING_POLICY_FORM] = N_ ("The policy is not the base64 of a JSON object."),
  [OSSICLE_SIGNING_WARNING_POLICY_CONDITION] = N_ (
    "The form does not meet this condition of its policy."),
  [OSSICLE_SIGNING_WARNING_FIELD_AFTER_FILE] = N_ ("OSS ignores fields behind the file."),
  [OSSICLE_SIGNING_WARNING_FILE_MISSING] = N_ ("The form has no file."),
};

static const char *const lines[] = {
  [OSSICLE_LINE_VERB] = N_ ("Method"),
  [OSSICLE_LINE_CONTENT_MD5] = "Content-MD5",
  [OSSICLE_LINE_CONTENT_TYPE] = "Content-Type",
  [OSSICLE_LINE_DATE] = N_ ("Date or expiry"),
  [OSSICLE_LINE_HEADER] = N_ ("Header"),
  [OSSICLE_LINE_RESOURCE] = N_ ("Resource"),
  [OSSICLE_LINE_PARAMETER] = N_ ("Parameter"),
  [OSSICLE_LINE_ALGORITHM] = N_ ("Algorithm"),
  [OSSICLE_LINE_TIMESTAMP] = N_ ("Time"),
  [OSSICLE_LINE_SCOPE] = N_ ("Scope"),
  [OSSICLE_LINE_HASH] = N_ ("Hash of the canonical request"),
  [OSSICLE_LINE_ADDITIONAL_HEADERS] = N_ ("Additional headers"),
  [OSSICLE_LINE_PAYLOAD] = N_ ("Payload"),
  [OSSICLE_LINE_POLICY] = N_ ("Policy"),
};

/**
 * ossicle_signing_reason_get_title:
 * @reason: why two signatures differ
 *
 * Returns: (transfer none): one sentence, translated
 */
const char *
ossicle_signing_reason_get_title (OssicleSigningReason reason)
{
  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (reasons), NULL);

  return _ (reasons[reason].title);
}

/**
 * ossicle_signing_reason_get_advice:
 * @reason: why two signatures differ
 *
 * Returns: (transfer none): what to do, translated
 */
const char *
ossicle_signing_reason_get_advice (OssicleSigningReason reason)
{
  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (reasons), NULL);

  return _ (reasons[reason].advice);
}

/**
 * ossicle_signing_reason_dup_detail:
 * @reason: why two signatures differ
 * @detail: (nullable): the comparison's detail of it
 *
 * Returns: (transfer full) (nullable): the detail in words, or as it is where it is a name
 */
char *
ossicle_signing_reason_dup_detail (OssicleSigningReason reason, const char *detail)
{
  for (gsize i = 0; detail != NULL && i < G_N_ELEMENTS (details); i++)
    if (details[i].reason == reason && strcmp (details[i].detail, detail) == 0)
      return g_strdup (_ (details[i].words));

  return g_strdup (detail);
}

/**
 * ossicle_signing_warning_get_text:
 * @warning: a warning
 *
 * Returns: (transfer none): one sentence, translated; its subject is not in it
 */
const char *
ossicle_signing_warning_get_text (OssicleSigningWarning warning)
{
  g_return_val_if_fail ((guint) warning < G_N_ELEMENTS (warnings), NULL);

  return _ (warnings[warning]);
}

/**
 * ossicle_hash_check_get_title:
 * @check: what became of a check
 *
 * Returns: (transfer none) (nullable): one sentence, translated; %NULL where nothing was checked
 */
const char *
ossicle_hash_check_get_title (OssicleHashCheck check)
{
  if (check == OSSICLE_HASH_UNCHECKED)
    return NULL;

  return check == OSSICLE_HASH_MATCHES
           ? _ ("This canonical request is the one that was signed.")
           : _ ("This canonical request is not the one that was signed.");
}

/**
 * ossicle_hash_check_get_advice:
 * @check: what became of a check
 *
 * Returns: (transfer none) (nullable): why, and what to do, translated
 */
const char *
ossicle_hash_check_get_advice (OssicleHashCheck check)
{
  if (check == OSSICLE_HASH_UNCHECKED)
    return NULL;

  return check == OSSICLE_HASH_MATCHES
           ? _ ("Its hash is that of the string to sign. If the signatures differ nonetheless, it "
                "is for the first three lines of the string to sign, or for the secret.")
           : _ ("Its hash is another than that of the string to sign. Compare it with the other "
                "side's canonical request: OSS tells its own as CanonicalRequest.");
}

/**
 * ossicle_signing_line_dup_title:
 * @line: a line of something signed
 *
 * Returns: (transfer full): what it is called, translated, as "Header x-oss-acl"
 */
char *
ossicle_signing_line_dup_title (const OssicleSigningLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  if (line->name == NULL)
    return g_strdup (_ (lines[line->kind]));

  return g_strdup_printf ("%s %s", _ (lines[line->kind]), line->name);
}
