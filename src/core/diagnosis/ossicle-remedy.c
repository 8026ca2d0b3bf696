/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/case/ossicle-printable.h"
#include "core/signing/ossicle-earlier-signature.h"
#include "core/signing/ossicle-signed-request.h"
#include "ossicle-finding.h"
#include "ossicle-remedy-change.h"
#include "ossicle-remedy.h"

#define MOST_DETAIL 60 /* characters on a button */

/* What becomes of the signature, whatever the change does to what it covers. */
typedef enum {
  SIGN_AS_BEFORE,
  SIGN_NOT,
  SIGN_ANEW,
  SIGN_V4,
  SIGN_IN_URL,
} Wish;

/* One request of a remedy; of a pair both have names. */
typedef struct
{
  OssicleChangeFunc func;
  Wish wish;
  const char *name;
} Part;

typedef struct
{
  const char *id;
  const char *title; /* with %s for the change's detail, where it has one */
  Part parts[2];
} Kind;

static const Kind kinds[] = {
  { "right-endpoint", N_ ("Send It to %s"), { { ossicle_change_to_named_endpoint } } },
  { "public-endpoint", N_ ("Send It to %s"), { { ossicle_change_to_public_endpoint } } },
  { "one-bucket", N_ ("Send It to %s"), { { ossicle_change_to_one_bucket } } },
  { "virtual-host", N_ ("Send It to %s"), { { ossicle_change_to_virtual_host } } },
  { "https", N_ ("Send It over HTTPS"), { { ossicle_change_to_https } } },
  { "sign-v4", N_ ("Sign as V4"), { { ossicle_change_nothing, SIGN_V4 } } },
  { "sign-here", N_ ("Sign Here with a Key of Yours"), { { ossicle_change_nothing, SIGN_ANEW } } },
  { "other-key", N_ ("Choose Another Access Key"), { { ossicle_change_nothing, SIGN_ANEW } } },
  { "sign-now", N_ ("Sign Again Now"), { { ossicle_change_nothing, SIGN_ANEW } } },
  { "fresh-url", N_ ("Make a Fresh Signed URL"), { { ossicle_change_nothing, SIGN_IN_URL } } },
  { "anonymous-and-signed",
    N_ ("Compare Anonymous and Signed"),
    { { ossicle_change_nothing, SIGN_NOT, N_ ("Without a signature") },
      { ossicle_change_nothing, SIGN_ANEW, N_ ("Signed") } } },
  { "with-and-without-referer",
    N_ ("Compare with and without Referer"),
    { { ossicle_change_without_referer, SIGN_AS_BEFORE, N_ ("Without a Referer") },
      { ossicle_change_nothing, SIGN_AS_BEFORE, N_ ("With its Referer") } } },
  { "without-header", N_ ("Send It without %s"), { { ossicle_change_without_header } } },
  { "without-content-type",
    N_ ("Send It without %s"),
    { { ossicle_change_without_content_type } } },
  { "without-content-md5", N_ ("Send It without %s"), { { ossicle_change_without_content_md5 } } },
  { "without-further-actions",
    N_ ("Send It without %s"),
    { { ossicle_change_without_further_actions } } },
  { "without-conditions", N_ ("Send It without %s"), { { ossicle_change_without_conditions } } },
  { "without-token", N_ ("Send It without the Token"), { { ossicle_change_without_token } } },
  { "one-signature",
    N_ ("Keep the URL’s Signature Alone"),
    { { ossicle_change_without_authorization } } },
  { "digest-in-base64",
    N_ ("Send Content-MD5 in Base64"),
    { { ossicle_change_digest_to_base64 } } },
  { "requester-pays", N_ ("Agree to Pay for It"), { { ossicle_change_to_payer } } },
  { "key-without-slash", N_ ("Ask for “%s”"), { { ossicle_change_key_without_slash } } },
  { "key-escaped-once", N_ ("Ask for “%s”"), { { ossicle_change_key_escaped_once } } },
  { "key-plus-or-blank", N_ ("Ask for “%s”"), { { ossicle_change_key_plus_or_blank } } },
  { "key-trimmed", N_ ("Ask for “%s”"), { { ossicle_change_key_trimmed } } },
  { "key-without-bucket", N_ ("Ask for “%s”"), { { ossicle_change_key_without_bucket } } },
  { "append-position", N_ ("Append at %s"), { { ossicle_change_append_position } } },
  { "one-byte", N_ ("Ask with GET for One Byte"), { { ossicle_change_to_one_byte } } },
  { "look", N_ ("Look at the Object’s State (HEAD)"), { { ossicle_change_to_head } } },
  { "list-prefix", N_ ("List What Is There under “%s”"), { { ossicle_change_to_list_prefix } } },
  { "list-versions", N_ ("List the Object’s Versions"), { { ossicle_change_to_list_versions } } },
  { "list-parts", N_ ("List the Upload’s Parts"), { { ossicle_change_to_list_parts } } },
  { "list-buckets", N_ ("List the Account’s Buckets"), { { ossicle_change_to_list_buckets } } },
  { "symlink", N_ ("See Where the Link Leads"), { { ossicle_change_to_symlink } } },
  { "preflight",
    N_ ("Send What a Browser Asks First"),
    { { ossicle_change_to_preflight, SIGN_NOT } } },
  { "request-itself", N_ ("Send the Request Itself"), { { ossicle_change_from_preflight } } },
};

/* Which rule's finding leads to what, the most helpful first. */
static const struct
{
  const char *rule;
  const char *ids[2];
} cures[] = {
  { "wrong-endpoint", { "right-endpoint" } },
  { "path-style", { "virtual-host" } },
  { "bucket-twice-in-host", { "one-bucket" } },
  { "internal-endpoint", { "public-endpoint" } },
  { "https-only", { "https" } },
  { "anonymous", { "sign-here" } },
  { "block-public-access", { "anonymous-and-signed" } },
  { "acl", { "anonymous-and-signed" } },
  { "referer-empty", { "with-and-without-referer" } },
  { "referer-refused", { "with-and-without-referer" } },
  { "requester-pays", { "requester-pays" } },
  { "further-action", { "without-further-actions" } },
  { "not-bucket-owner", { "list-buckets" } },
  { "key-other-vendor", { "sign-here" } },
  { "key-placeholder", { "sign-here" } },
  { "key-malformed", { "sign-here" } },
  { "key-disabled", { "sign-here" } },
  { "key-unknown", { "sign-here" } },
  { "token-missing", { "sign-here" } },
  { "token-stray", { "without-token" } },
  { "token-expired", { "sign-here" } },
  { "token-mismatch", { "sign-here" } },
  { "bucket-name-rule", { "list-buckets" } },
  { "key-leading-slash", { "key-without-slash" } },
  { "key-double-encoded", { "key-escaped-once", "list-prefix" } },
  { "key-plus-blank", { "key-plus-or-blank", "list-prefix" } },
  { "key-blank-end", { "key-trimmed", "list-prefix" } },
  { "bucket-in-key", { "key-without-bucket" } },
  { "archived", { "look" } },
  { "restoring", { "look" } },
  { "delete-marker", { "list-versions" } },
  { "append-position", { "append-position" } },
  { "precondition", { "without-conditions" } },
  { "digest-hex", { "digest-in-base64" } },
  { "digest-mismatch", { "without-content-md5" } },
  { "part-missing", { "list-parts" } },
  { "symlink-target", { "symlink" } },
  { "cors-no-rule", { "preflight" } },
  { "cors-masks-error", { "request-itself" } },
  { "header-unsupported", { "without-header" } },
  { "time-zone-slip", { "sign-now" } },
  { "clock-skew", { "sign-now" } },
  { "queued-too-long", { "sign-now" } },
  { "date-missing", { "sign-now" } },
  { "url-expired", { "fresh-url" } },
  { "expires-in-milliseconds", { "fresh-url" } },
  { "content-type-added", { "without-content-type", "sign-here" } },
  { "content-type-missing", { "sign-here" } },
  { "content-md5-added", { "without-content-md5", "sign-here" } },
  { "content-md5-missing", { "sign-here" } },
  { "date-rewritten", { "sign-here" } },
  { "header-added", { "sign-here" } },
  { "header-missing", { "sign-here" } },
  { "header-changed", { "sign-here" } },
  { "header-order", { "sign-here" } },
  { "header-case", { "sign-here" } },
  { "resource-bucket-missing", { "sign-here" } },
  { "resource-bucket-twice", { "sign-here" } },
  { "resource-changed", { "sign-here" } },
  { "key-encoding", { "sign-here" } },
  { "subresource-mismatch", { "sign-here" } },
  { "verb-changed", { "sign-here" } },
  { "token-after-signing", { "sign-here" } },
  { "payload-changed", { "sign-here" } },
  { "invisible-character", { "sign-here" } },
  { "line-ends", { "sign-here" } },
  { "version-mismatch", { "sign-here" } },
  { "secret-wrong", { "sign-here" } },
  { "signature-form", { "sign-here" } },
  { "authorization-malformed", { "sign-here" } },
  { "v4-region", { "sign-here" } },
  { "v4-date", { "sign-now" } },
  { "v4-scope", { "sign-here" } },
  { "v4-additional-headers", { "sign-here" } },
  { "v1-closed", { "sign-v4" } },
  { "url-incomplete", { "fresh-url" } },
  { "signed-twice", { "one-signature" } },
};

typedef struct
{
  OssicleCase *subject;
  OssicleRequest *request;
  OssicleSignatureVersion version; /* as it was signed, or V4 */
  OssicleSignaturePlace place;
  gboolean is_signed;
  gboolean is_signed_here;
} Context;

static gboolean
tells_signature (OssicleCase *subject)
{
  static const char *const facts[] = { OSSICLE_FACT_ACCESS_KEY_ID, OSSICLE_FACT_SIGNATURE_PROVIDED,
                                       OSSICLE_FACT_STRING_TO_SIGN, "request.authorization" };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (ossicle_case_get_fact (subject, facts[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
look_at_signature (Context *self)
{
  const char *bucket = ossicle_case_get_value (self->subject, OSSICLE_FACT_BUCKET);
  g_autoptr (OssicleSignedRequest) taken = ossicle_signed_request_new (self->request, bucket, NULL);
  g_autoptr (OssicleUrl) url = ossicle_url_new (ossicle_request_get_url (self->request));

  self->version = OSSICLE_SIGNATURE_V4;
  self->place = OSSICLE_SIGNATURE_IN_HEADER;
  self->is_signed = taken != NULL || tells_signature (self->subject);
  if (taken != NULL && ossicle_signed_request_get_version (taken) == OSSICLE_SIGNATURE_V1)
    self->version = OSSICLE_SIGNATURE_V1;
  if (url != NULL && (ossicle_url_has_parameter (url, "Signature") ||
                      ossicle_url_has_parameter (url, "x-oss-signature")))
    {
      self->is_signed = TRUE;
      self->place = OSSICLE_SIGNATURE_IN_URL;
    }
}

static OssicleRemedySigning
choose_signing (const Context *context, const Part *part, OssicleChanged changed)
{
  if (part->wish == SIGN_NOT)
    return OSSICLE_REMEDY_SIGNING_NONE;
  if (part->wish != SIGN_AS_BEFORE)
    return OSSICLE_REMEDY_SIGNING_WANTED;

  return context->is_signed && changed == OSSICLE_CHANGED_SIGNED ? OSSICLE_REMEDY_SIGNING_RENEWED
                                                                 : OSSICLE_REMEDY_SIGNING_KEPT;
}

static void
remedy_request_free (gpointer data)
{
  OssicleRemedyRequest *self = data;

  g_object_unref (self->request);
  g_free (self->name);
  g_free (self);
}

static OssicleRemedyRequest *
finish_part (const Context *context,
             const Part *part,
             OssicleChange *change,
             OssicleChanged changed)
{
  OssicleRemedyRequest *self = g_new0 (OssicleRemedyRequest, 1);
  g_autofree char *text = NULL;

  self->signing = choose_signing (context, part, changed);
  self->version = part->wish == SIGN_V4 ? OSSICLE_SIGNATURE_V4 : context->version;
  self->place = part->wish == SIGN_IN_URL ? OSSICLE_SIGNATURE_IN_URL : context->place;
  self->name = part->name != NULL ? g_strdup (_ (part->name)) : NULL;
  text = ossicle_url_to_string (change->url);
  ossicle_request_set_url (change->request, text);
  if (self->signing != OSSICLE_REMEDY_SIGNING_KEPT)
    ossicle_earlier_signature_remove_traces (change->request);
  self->request = g_object_ref (change->request);

  return self;
}

/* One request, or NULL where the change does not apply. */
static OssicleRemedyRequest *
make_part (const Context *context, const Part *part, char **detail)
{
  const char *text = ossicle_request_get_url (context->request);
  g_autoptr (OssicleRequest) request = ossicle_request_copy (context->request);
  g_autoptr (OssicleEndpoint) asked = ossicle_endpoint_new_for_url (text);
  g_autoptr (OssicleUrl) url = ossicle_url_new (text);
  OssicleChange change = { context->subject, asked, FALSE, request, url, NULL };
  OssicleRemedyRequest *self = NULL;
  OssicleChanged changed;

  if (url == NULL)
    return NULL;

  change.is_v4 = context->is_signed && context->version == OSSICLE_SIGNATURE_V4;
  changed = part->func (&change);
  if (changed != OSSICLE_CHANGED_NOTHING)
    self = finish_part (context, part, &change, changed);
  if (*detail == NULL)
    *detail = g_steal_pointer (&change.detail);
  g_free (change.detail);

  return self;
}

/* A title whose %s nothing fills would be of no use, and one of remote text no button. */
static char *
dup_title (const Kind *kind, const char *detail)
{
  const char *format = _ (kind->title);
  const char *at = strstr (format, "%s");
  g_autofree char *printable = NULL;
  g_autofree char *shown = NULL;
  gboolean is_long;

  if (at == NULL)
    return g_strdup (format);

  printable = ossicle_dup_printable (detail != NULL ? detail : "", FALSE);
  is_long = g_utf8_strlen (printable, -1) > MOST_DETAIL;
  shown = g_utf8_substring (printable, 0, is_long ? MOST_DETAIL : -1);

  return g_strdup_printf ("%.*s%s%s%s", (int) (at - format), format, shown, is_long ? "…" : "",
                          at + strlen ("%s"));
}

static OssicleRemedy *
make (const Context *context, const Kind *kind, const char *rule)
{
  g_autoptr (OssicleRemedy) self = g_new0 (OssicleRemedy, 1);
  g_autofree char *detail = NULL;

  self->id = kind->id;
  self->rule = g_intern_string (rule);
  self->requests = g_ptr_array_new_with_free_func (remedy_request_free);
  for (gsize i = 0; i < G_N_ELEMENTS (kind->parts) && kind->parts[i].func != NULL; i++)
    {
      OssicleRemedyRequest *one = make_part (context, &kind->parts[i], &detail);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (self->requests, one);
    }
  self->title = dup_title (kind, detail);

  return g_steal_pointer (&self);
}

static gboolean
has (GPtrArray *remedies, const char *id)
{
  for (guint i = 0; i < remedies->len; i++)
    if (g_str_equal (((OssicleRemedy *) g_ptr_array_index (remedies, i))->id, id))
      return TRUE;

  return FALSE;
}

static void
add (GPtrArray *remedies, const Context *context, const char *id, const char *rule)
{
  OssicleRemedy *remedy = NULL;

  if (has (remedies, id))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds) && remedy == NULL; i++)
    if (g_str_equal (kinds[i].id, id))
      remedy = make (context, &kinds[i], rule);
  if (remedy != NULL)
    g_ptr_array_add (remedies, remedy);
}

/* What was signed here is not signed better here a second time: what remains is another key, where
 * it is the key that was refused. */
static const char *
choose_id (const Context *context, const char *id, const char *rule)
{
  static const char *const of_the_key[] = {
    "key-other-vendor", "key-placeholder", "key-malformed",  "key-disabled", "key-unknown",
    "token-missing",    "token-expired",   "token-mismatch", "secret-wrong", NULL,
  };

  if (!context->is_signed_here || !g_str_equal (id, "sign-here"))
    return id;

  return g_strv_contains (of_the_key, rule) ? "other-key" : NULL;
}

static void
add_for_rule (GPtrArray *remedies, const Context *context, const char *rule)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cures); i++)
    if (g_str_equal (cures[i].rule, rule))
      for (gsize j = 0; j < G_N_ELEMENTS (cures[i].ids) && cures[i].ids[j] != NULL; j++)
        {
          const char *id = choose_id (context, cures[i].ids[j], rule);

          if (id != NULL)
            add (remedies, context, id, rule);
        }
}

/**
 * ossicle_remedy_list:
 * @subject: a case
 * @findings: what ossicle_diagnose() found about it
 * @request: (nullable): the request that failed, as far as it is known; it is not changed
 * @signed_here: whether it was signed by this program
 *
 * What can be done here about each finding that is not ruled out: requests that are ready for the
 * person to look at and to send. A remedy that would leave the request as it is, or that the facts
 * do not suffice for, is not offered; one that follows from two findings stands with the first.
 *
 * Returns: (transfer full) (element-type OssicleRemedy): the remedies, in the findings' order
 */
GPtrArray *
ossicle_remedy_list (OssicleCase *subject,
                     GListModel *findings,
                     OssicleRequest *request,
                     gboolean signed_here)
{
  GPtrArray *remedies = g_ptr_array_new_with_free_func ((GDestroyNotify) ossicle_remedy_free);
  Context context = { .subject = subject, .request = request, .is_signed_here = signed_here };

  g_return_val_if_fail (OSSICLE_IS_CASE (subject), remedies);
  g_return_val_if_fail (G_IS_LIST_MODEL (findings), remedies);

  if (request == NULL)
    return remedies;

  look_at_signature (&context);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);

      if (ossicle_finding_get_verdict (finding) != OSSICLE_VERDICT_RULED_OUT)
        add_for_rule (remedies, &context, ossicle_finding_get_rule (finding));
    }
  if (ossicle_case_get_kind (subject) != OSSICLE_CASE_SUCCESS)
    add (remedies, &context, "one-byte", NULL);

  return remedies;
}

/**
 * ossicle_remedy_free:
 * @self: (transfer full): a remedy
 */
void
ossicle_remedy_free (OssicleRemedy *self)
{
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_free (self->title);
  g_free (self);
}

static gpointer
collect_ids (gpointer unused)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (ids, (gpointer) kinds[i].id);
  g_ptr_array_add (ids, NULL);

  return g_ptr_array_free (ids, FALSE);
}

/**
 * ossicle_remedy_get_ids:
 *
 * Returns: (transfer none): the names of all remedies, %NULL-terminated
 */
const char *const *
ossicle_remedy_get_ids (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, collect_ids, NULL);
}
