# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OSS's signatures once more, from the rules alone and by Python's own functions: what our signers
are held against. It was written without a look at them, and is of use as long as it stays so."""

import base64
import datetime
import hashlib
import hmac

ALGORITHM = "OSS4-HMAC-SHA256"
PAYLOAD = "UNSIGNED-PAYLOAD"
UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
BLANKS = " \t\r\n\f"

SUB_RESOURCES = set("""
accessPoint accessPointPolicy acl append asyncFetch bucketArchiveDirectRead bucketInfo callback
callback-var cloudboxes cname comp continuation-token cors delete encryption endTime group
httpsConfig img inventory inventoryId lifecycle link live location logging metaQuery objectInfo
objectMeta partNumber policy policyStatus position processConfiguration publicAccessBlock qos
qosInfo qosRequester redundancyTransition referer regionList replication replicationLocation
replicationProgress requestPayment requesterQosInfo resourceGroup resourcePool resourcePoolBuckets
resourcePoolInfo response-cache-control response-content-disposition response-content-encoding
response-content-language response-content-type response-expires responseHeader restore rtc seal
security-token sequential startTime stat status style styleName symlink tagging
transferAcceleration udf udfApplication udfApplicationLog udfId udfImage udfImageDesc udfName
uploadId uploads versionId versioning versions vod vpcip website withHashContext worm wormExtend
wormId x-oss-ac-forward-allow x-oss-ac-source-ip x-oss-ac-subnet-mask x-oss-ac-vpc-id
x-oss-access-point-name x-oss-async-process x-oss-delete x-oss-dir x-oss-enable-md5
x-oss-enable-sha1 x-oss-enable-sha256 x-oss-hash-ctx x-oss-md5-ctx x-oss-process
x-oss-redundancy-transition-taskid x-oss-rename x-oss-request-payer x-oss-security-token
x-oss-target-redundancy-type x-oss-traffic-limit x-oss-write-get-object-response""".split())


def escape(text, keep=b""):
    """Percent-encoded byte by byte, in upper case."""
    return "".join(chr(byte) if byte in UNRESERVED + keep else f"%{byte:02X}"
                   for byte in text.encode("utf-8", "surrogateescape"))


def sha1(secret, text):
    digest = hmac.new(secret.encode(), text.encode("utf-8", "surrogateescape"), hashlib.sha1)
    return base64.b64encode(digest.digest()).decode()


def sha256(key, text):
    return hmac.new(key, text.encode("utf-8", "surrogateescape"), hashlib.sha256).digest()


def instant(text):
    """RFC 3339 as seconds since 1970."""
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp())


def rfc1123(seconds):
    when = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return (f"{days[when.weekday()]}, {when.day:02d} {months[when.month - 1]} {when.year:04d} "
            f"{when.hour:02d}:{when.minute:02d}:{when.second:02d} GMT")


def basic(seconds):
    when = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return f"{when.year:04d}{when.month:02d}{when.day:02d}T" + when.strftime("%H%M%SZ")


def collect(headers):
    """Headers by lower-cased name, values trimmed, several of a name joined in their order."""
    found = {}
    for name, value in headers:
        found.setdefault(name.lower(), []).append((value or "").strip(BLANKS))
    return {name: ",".join(values) for name, values in found.items()}


def lines(headers):
    ordered = sorted(headers.items(), key=lambda item: item[0].encode())
    return "".join(f"{name}:{value}\n" for name, value in ordered)


def make_host(case):
    """With the bucket in front, for endpoints of the service."""
    return f"{case['bucket']}.{case['endpoint']}" if case["bucket"] else case["endpoint"]


def make_url(case, parameters):
    host = make_host(case)
    query = "&".join(sorted(f"{escape(name)}={escape(value or '')}" for name, value in parameters))
    return f"{case['scheme']}://{host}/{escape(case['key'], b'/')}" + (f"?{query}" if query else "")


def resource(case, query):
    """V1's resource: raw, with the sub-resources decoded."""
    text = "/"
    if case["bucket"]:
        text += case["bucket"] + "/" + case["key"]
    signed = sorted((name, value or "") for name, value in query if name in SUB_RESOURCES)
    if signed:
        text += "?" + "&".join(name + (f"={value}" if value else "") for name, value in signed)
    return text


def sign_v1(case):
    headers = collect(case["headers"])
    query = [tuple(pair) for pair in case["query"]]
    seconds = instant(case["date"])
    if case["mode"] == "url":
        when = str(seconds + case["expires"])
        if case["token"]:
            query.append(("security-token", case["token"]))
    else:
        when = headers.get("date") or rfc1123(seconds)
        if case["token"]:
            headers["x-oss-security-token"] = case["token"]
    own = {name: value for name, value in headers.items() if name.startswith("x-oss-")}
    seen = set()
    query = [(name, value) for name, value in query
             if name not in SUB_RESOURCES or not (name in seen or seen.add(name))]
    text = "\n".join([case["method"], headers.get("content-md5", ""),
                      headers.get("content-type", ""), when, lines(own) + resource(case, query)])
    signature = sha1(case["sk"], text)
    made = {"canonical_request": "", "string_to_sign": text, "signature": signature,
            "authorization": "", "url": ""}
    if case["mode"] == "url":
        made["url"] = make_url(case, query + [("Expires", when), ("OSSAccessKeyId", case["ak"]),
                                              ("Signature", signature)])
    else:
        made["authorization"] = f"OSS {case['ak']}:{signature}"
    return made


def canonical_query(query):
    pairs = sorted((escape(name), escape(value or "")) for name, value in query)
    return "&".join(name + (f"={value}" if value else "") for name, value in pairs)


def v4_key(secret, scope):
    key = ("aliyun_v4" + secret).encode()
    for part in scope.split("/"):
        key = sha256(key, part)
    return key


def make_scope(case, when):
    return f"{when[:8]}/{case['region']}/{case['product']}/aliyun_v4_request"


def is_default(name):
    return name in ("content-type", "content-md5") or name.startswith("x-oss-")


def sign_v4(case):
    headers = collect(case["headers"])
    if "host" not in headers and make_host(case):
        headers["host"] = make_host(case)
    query = [tuple(pair) for pair in case["query"]]
    when = basic(instant(case["date"]))
    scope = make_scope(case, when)
    additional = sorted({name.lower() for name in case.get("additional", [])
                         if name.lower() in headers and not is_default(name.lower())})
    if case["mode"] == "url":
        query += [("x-oss-signature-version", ALGORITHM), ("x-oss-date", when),
                  ("x-oss-expires", str(case["expires"])),
                  ("x-oss-credential", f"{case['ak']}/{scope}")]
        if case["token"]:
            query.append(("x-oss-security-token", case["token"]))
        if additional:
            query.append(("x-oss-additional-headers", ";".join(additional)))
    else:
        headers["x-oss-date"] = when
        headers["x-oss-content-sha256"] = PAYLOAD
        if case["token"]:
            headers["x-oss-security-token"] = case["token"]
    query = list(dict(query).items())
    signed = {name: value for name, value in headers.items()
              if is_default(name) or name in additional}
    path = "/" + (f"{case['bucket']}/{case['key']}" if case["bucket"] else "")
    canonical = "\n".join([case["method"], escape(path, b"/"), canonical_query(query),
                           lines(signed), ";".join(additional), PAYLOAD])
    text = "\n".join([ALGORITHM, when, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    signature = sha256(v4_key(case["sk"], scope), text).hex()
    made = {"canonical_request": canonical, "string_to_sign": text, "signature": signature,
            "authorization": "", "url": ""}
    if case["mode"] == "url":
        made["url"] = make_url(case, query + [("x-oss-signature", signature)])
    else:
        more = f",AdditionalHeaders={';'.join(additional)}" if additional else ""
        made["authorization"] = f"{ALGORITHM} Credential={case['ak']}/{scope}{more}," \
                                f"Signature={signature}"
    return made


def sign_post(case):
    policy = base64.b64encode(case["policy"].encode()).decode()
    made = {"canonical_request": "", "string_to_sign": policy, "policy": policy,
            "authorization": "", "url": ""}
    if case["sig"] == "v1":
        return made | {"signature": sha1(case["sk"], policy)}
    when = basic(instant(case["date"]))
    return made | {"signature": sha256(v4_key(case["sk"], make_scope(case, when)), policy).hex()}


def sign(case):
    if case["mode"] == "post":
        return sign_post(case)
    return sign_v1(case) if case["sig"] == "v1" else sign_v4(case)
