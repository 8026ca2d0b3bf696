/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/case/ossicle-region.h"
#include "core/catalogue/ossicle-spelling.h"
#include "ossicle-rules.h"

#define MOST_SLIPS 2

/* Failures that are no HTTP answer: each kind with words and advice of its own. */

typedef struct
{
  const char *id;
  const char *title;
  const char *steps[4];
  const char *decide;
} Failure;

/* The names are those of the fact "failure"; the last row speaks for all others. */
static const Failure failures[] = {
  { "name-not-found",
    N_ ("The host's name could not be resolved"),
    { N_ ("Check the spelling of the endpoint and of the bucket in front of it."),
      N_ ("Ask the resolver from the same machine: nslookup HOST."),
      N_ ("For a domain of your own, check its CNAME record.") },
    N_ ("“nslookup HOST” with another resolver tells whether the name or the resolver is at "
        "fault.") },
  { "refused",
    N_ ("The connection was refused: nothing listens at that address and port"),
    { N_ ("Check the port: OSS listens on 80 and 443."),
      N_ ("Check that the name leads to OSS: a hosts file, a proxy or a test setup may point it "
          "elsewhere."),
      N_ ("Look for a firewall that refuses instead of staying silent.") },
    N_ ("“curl -v” to the same host shows the address that is tried.") },
  { "unreachable",
    N_ ("There is no way to the host's address"),
    { N_ ("Check that this machine has a network at all, and a route to the address."),
      N_ ("Where the address is an IPv6 one, check that IPv6 works here.") },
    NULL },
  { "connect-timeout",
    N_ ("No connection came about in time"),
    { N_ ("Check firewall and security group: port 443 (or 80) must be open towards OSS."),
      N_ ("Where a proxy is needed to get out, set it."),
      N_ ("Try the public endpoint where an internal one was asked, or from another network.") },
    N_ ("“curl -v --connect-timeout 10 https://HOST/” from another network tells whether it is "
        "this one.") },
  { "idle-timeout",
    N_ ("The connection stood, but no byte came in time"),
    { N_ ("Send again: a single silence may be chance."),
      N_ ("Raise the time limit where the answer takes long to make, as with image processing or "
          "a callback."),
      N_ ("Where it always stalls at large packets, lower the MTU or look at the VPN in "
          "between.") },
    NULL },
  { "tls",
    N_ ("The secure connection could not be set up"),
    { N_ ("Check that the port speaks TLS: https goes to 443, not to 80."),
      N_ ("Look for a proxy or firewall that breaks TLS open or lets no TLS through."),
      N_ ("OSS wants TLS 1.2 or newer at some endpoints: update old clients.") },
    N_ ("“openssl s_client -connect HOST:443 -servername HOST” shows who answers and how far it "
        "comes.") },
  { "certificate",
    N_ ("The server's certificate does not hold"),
    { N_ ("Look at its issuer: one that is not a public authority is a proxy's, a firewall's or a "
          "test server's.") },
    N_ ("“openssl s_client -connect HOST:443 -servername HOST” shows the same certificate.") },
  { "authority-file",
    N_ ("The file of authorities could not be read: nothing was sent"),
    { N_ ("Check the file's name and that it holds certificates in PEM form.") },
    NULL },
  { "proxy",
    N_ ("The proxy refused, or could not be reached"),
    { N_ ("Check the proxy's address and port."),
      N_ ("Ask those who run it whether it lets requests through to this host."),
      N_ ("Send without the proxy, to see whether there is a direct way.") },
    NULL },
  { "proxy-credentials",
    N_ ("The proxy wants to know who is asking"),
    { N_ ("Give user and password in the proxy's address: http://USER:PASSWORD@HOST:PORT."),
      N_ ("Or send without the proxy.") },
    NULL },
  { "closed-in-header",
    N_ ("The other side closed the connection before it had answered"),
    { N_ ("Send again: the connection may have been dropped by chance."),
      N_ ("Check that http is spoken to an http port, and https to an https port."),
      N_ ("Look for a firewall or a proxy that ends connections it dislikes.") },
    NULL },
  { "closed-in-body",
    N_ ("The connection ended before the body was whole"),
    { N_ ("Send again; for a large object ask for the rest with a Range header."),
      N_ ("Where it always ends at the same time or size, look at the proxy or load balancer in "
          "between.") },
    N_ ("The count of bytes that came, beside Content-Length, tells how much is missing.") },
  { "malformed",
    N_ ("What came back is not HTTP"),
    { N_ ("Check host and port: something other than OSS listens there."),
      N_ ("Look at what it says: “nc HOST PORT”, or “openssl s_client” for a port with TLS.") },
    NULL },
  { "header-too-large",
    N_ ("The answer's header is larger than any that is taken"),
    { N_ ("Something other than OSS answered: headers of OSS are a few kilobytes at most."),
      N_ ("Look at it with “curl -v”, and cut the output.") },
    NULL },
  { "request-body",
    N_ ("The body to send could not be read"),
    { N_ ("Check that the file is there and may be read."),
      N_ ("A file that shrinks while it is sent breaks the request off.") },
    NULL },
  { "save",
    N_ ("The answer could not be written to the file"),
    { N_ ("Check that the folder is there, may be written to and has room.") },
    NULL },
  { "cancelled", N_ ("The request was stopped before it was over"), { NULL }, NULL },
  { NULL,
    N_ ("The request failed before OSS answered"),
    { N_ ("Check the spelling of the endpoint."),
      N_ ("Test the connection from the same machine: nslookup HOST, then curl -v https://HOST/."),
      N_ ("Check proxy, firewall and security group rules."),
      N_ ("Where large transfers break off, lower the number of parallel ones and the size of "
          "parts, and raise the client's timeout.") },
    N_ ("“curl -v” to the same host from the same machine tells whether resolving, connecting or "
        "encrypting fails.") },
};

static const struct
{
  const char *fault;
  const char *title;
  const char *step;
} certificate_faults[] = {
  { "self-signed", N_ ("The server's certificate is signed by nobody but itself"),
    N_ ("OSS never shows such a one: find out who answers in its place.") },
  { "unknown-authority", N_ ("The server's certificate comes from an authority unknown here"),
    N_ ("Where it is your company's own authority, hand its certificate in with --cacert.") },
  { "wrong-host", N_ ("The server's certificate is for another host"),
    N_ ("Use the name that the certificate has; a bucket's name with a dot in it, or a domain of "
        "your own without a certificate hosted at OSS, leads to this.") },
  { "expired", N_ ("The server's certificate has expired"),
    N_ ("Renew the certificate where it is yours; else check the clock of this machine.") },
  { "not-yet-valid", N_ ("The server's certificate is not valid yet"),
    N_ ("Check the clock of this machine.") },
  { "revoked", N_ ("The server's certificate was revoked"),
    N_ ("Do not go on: whoever holds it may not be who it says.") },
};

/* What clients write where nothing answered, and which kind that is. */
static const struct
{
  const char *part;
  const char *id;
} words[] = {
  { "certificate", "certificate" },
  { "SSL", "tls" },
  { "Name or service not known", "name-not-found" },
  { "getaddrinfo", "name-not-found" },
  { "could not resolve", "name-not-found" },
  { "UnknownHost", "name-not-found" },
  { "no such host", "name-not-found" },
  { "refused", "refused" },
  { "reset", "closed-in-header" },
  { "timed out", "timeout" },
  { "timeout", "timeout" },
};

static const Failure *
find_failure (const char *id)
{
  gsize i = 0;

  while (failures[i].id != NULL && g_strcmp0 (failures[i].id, id) != 0)
    i++;

  return &failures[i];
}

static void
add_steps (OssicleFinding *finding, const Failure *failure)
{
  for (gsize i = 0; i < G_N_ELEMENTS (failure->steps) && failure->steps[i] != NULL; i++)
    ossicle_finding_add_step (finding, _ (failure->steps[i]));
  if (failure->decide != NULL)
    ossicle_finding_set_decide (finding, _ (failure->decide));
}

static void
tell_certificate (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *faults = ossicle_evidence_get (e, "certificate.fault");
  gboolean named = FALSE;

  for (gsize i = 0; faults != NULL && i < G_N_ELEMENTS (certificate_faults); i++)
    {
      if (!ossicle_evidence_mentions (e, "certificate.fault", certificate_faults[i].fault))
        continue;
      if (!named)
        ossicle_finding_set_title (finding, _ (certificate_faults[i].title));
      named = TRUE;
      ossicle_finding_add_step (finding, _ (certificate_faults[i].step));
    }
  if (faults != NULL)
    ossicle_evidence_because (e, finding,
                              _ ("The certificate was looked at, and nothing was sent to a server "
                                 "that could not prove who it is."),
                              "certificate.fault", "certificate.subject", "certificate.issuer",
                              "certificate.not_after", NULL);
}

/* An exchange of our own knows how far it came. */
static void
judge_exchange (const OssicleEvidence *e, OssicleFinding *finding, const char *id)
{
  const Failure *failure = find_failure (id);

  ossicle_finding_set_title (finding, _ (failure->title));
  if (e->status == 0)
    ossicle_evidence_because (e, finding, _ ("It ended so before an answer of OSS came."),
                              "failure", "failure_text", NULL);
  else
    ossicle_evidence_because (e, finding, _ ("An answer had begun, but it is not whole."),
                              "failure", "failure_text", "status", NULL);
  if (g_strcmp0 (id, "certificate") == 0)
    tell_certificate (e, finding);
  add_steps (finding, failure);
}

/* A paste has the client's own words and no more. */
static void
judge_words (const OssicleEvidence *e, OssicleFinding *finding)
{
  ossicle_evidence_because (e, finding,
                            _ ("There is neither a status nor a request id of OSS: the request "
                               "failed before OSS answered it."),
                            "code", "host", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (ossicle_evidence_fails_with (e, words[i].part) ||
        ossicle_evidence_mentions (e, "code", words[i].part))
      {
        const Failure *failure = find_failure (words[i].id);

        ossicle_finding_set_title (finding, failure->id != NULL ? _ (failure->title)
                                                                : _ ("Nothing answered in time"));
        ossicle_evidence_because (e, finding, _ ("The client's own message says so."), "message",
                                  "failure_text", "code", NULL);
        add_steps (finding, failure);
        return;
      }
  add_steps (finding, find_failure (NULL));
}

/* The one region whose name is closest, where a slip of the finger or two may lie between. */
static const char *
find_meant_region (const char *written)
{
  const char *const *known = ossicle_region_get_known ();
  g_auto (OssicleSpelling) spelling = { 0 };
  const char *meant = NULL;
  guint least = MOST_SLIPS + 1;

  ossicle_spelling_init (&spelling, written);
  for (gsize i = 0; known[i] != NULL; i++)
    {
      g_auto (OssicleSpelling) other = { 0 };
      guint distance;

      ossicle_spelling_init (&other, known[i]);
      distance = ossicle_spelling_distance (&spelling, &other, MOST_SLIPS);
      if (distance > least || distance > MOST_SLIPS)
        continue;
      meant = distance < least ? known[i] : NULL;
      least = distance;
    }

  return meant;
}

/* New regions come; so an unknown one is suspected only where its name does not resolve. */
static void
judge_region (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *written = e->endpoint != NULL ? ossicle_endpoint_get_region (e->endpoint) : NULL;
  const char *meant;
  g_autofree char *reason = NULL;
  g_autofree char *step = NULL;

  if (written == NULL || ossicle_region_is_known (written))
    return;

  meant = find_meant_region (written);
  if (meant == NULL)
    return;

  /* Translators: two names of regions, such as "cn-hangzou" and "cn-hangzhou" */
  reason = g_strdup_printf (_ ("No region “%s” is documented; there is “%s”."), written, meant);
  /* Translators: the name of a region */
  step = g_strdup_printf (_ ("Write the endpoint with the region %s, if that is meant."), meant);
  ossicle_evidence_because (e, finding, reason, "host", "region", NULL);
  ossicle_finding_add_first_step (finding, step);
}

/* A page is told no more than that it failed, also where OSS answered and CORS hides it. */
static void
judge_browser (const OssicleEvidence *e, OssicleFinding *finding)
{
  ossicle_evidence_because (e, finding,
                            _ ("The browser tells the page only that there is nothing to read: no "
                               "answer came, or CORS hides it."),
                            "failure_text", "message", "code", NULL);
  ossicle_finding_set_decide (finding, _ ("The browser's console tells whether CORS is to blame; "
                                          "its network tab, whether an answer came."));
  ossicle_finding_add_step (finding,
                            _ ("Send the same request with curl, and look at the answer."));
  ossicle_finding_add_ask (finding, _ ("What the browser's console says about the request."));
}

/* Internal names resolve everywhere. */
static gboolean
lacks_name (const OssicleEvidence *e)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].id, "name-not-found") &&
        ossicle_evidence_fails_with (e, words[i].part))
      return TRUE;

  return FALSE;
}

static void
add_asks (OssicleFinding *finding)
{
  ossicle_finding_add_ask (finding, _ ("The output of “curl -v” to the endpoint."));
  ossicle_finding_add_ask (finding,
                           _ ("Where the client runs: in which network, behind which proxy."));
}

/**
 * ossicle_judge_network:
 * @evidence: what is known
 * @finding: the finding to be
 *
 * Returns: whether the request failed without an answer that is whole
 */
gboolean
ossicle_judge_network (const OssicleEvidence *evidence, OssicleFinding *finding)
{
  const char *id = ossicle_evidence_get (evidence, "failure");

  if (ossicle_case_get_kind (evidence->subject) != OSSICLE_CASE_NETWORK ||
      ossicle_evidence_fails_with (evidence, "blocked by CORS policy") ||
      ossicle_evidence_fails_with (evidence, "expose-headers"))
    return FALSE; /* an answer came, and the page may not see it */
  if (id == NULL && ossicle_evidence_fails_with (evidence, "XHR error"))
    {
      judge_browser (evidence, finding);
      return TRUE;
    }
  if (id == NULL && evidence->endpoint != NULL &&
      ossicle_endpoint_is_internal (evidence->endpoint) && !lacks_name (evidence))
    return FALSE; /* that says enough */
  if (id == NULL && evidence->endpoint != NULL &&
      ossicle_endpoint_has_bucket_twice (evidence->endpoint) &&
      ossicle_evidence_fails_with (evidence, "certificate"))
    return FALSE; /* no certificate fits such a name */

  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  if (id != NULL)
    judge_exchange (evidence, finding, id);
  else
    {
      judge_words (evidence, finding);
      add_asks (finding);
    }
  if (g_strcmp0 (id, "name-not-found") == 0 || lacks_name (evidence))
    judge_region (evidence, finding);

  return TRUE;
}
