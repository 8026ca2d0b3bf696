#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ossicle-cli compare: seeded mistakes. For each the first difference has to stand where it was
made, in the line that is named, and the reasons have to be these and no others."""

import concurrent.futures
import hashlib
import json
import pathlib
import tempfile

import tap
from program import call, differ

DATE = "Sun, 03 Dec 2023 12:12:12 GMT"
STAMP = "20231203T121212Z"
SCOPE = "20231203/cn-hangzhou/oss/aliyun_v4_request"
CREDENTIAL = f"LTAI5tExampleKeyId00001%2F{SCOPE.replace('/', '%2F')}"
HEX = "e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe"
SHA1 = "kSHKmLxlyEAKtZPkJhG9bZb5k7M="
HOST = "demo.oss-cn-hangzhou.aliyuncs.com"

V1 = (f"PUT\n\n\n{DATE}\nx-oss-acl:private\nx-oss-meta-a:some value\n"
      "/demo/dir/a b+c.txt?acl&x-oss-process=image/resize,w_10")
V1_TYPED = f"PUT\neB5eJF1ptWaXm4bijSPyxw==\ntext/plain\n{DATE}\n/demo/caf\u00e9.txt"
V1_CJK = f"GET\n\n\n{DATE}\n/demo/目录/测试.txt"
V1_BUCKET = f"GET\n\n\n{DATE}\n/demo/"
V1_URL = ('GET\n\n\n1701606132\n/demo/dir/key.txt?response-content-disposition=attachment; '
          'filename="a b.txt"&security-token=CA+S/x==')
V4 = ("PUT\n/demo/dir/a%20b%2Bc~.txt\nacl&x-oss-process=a%2Fb%20c\ncontent-type:image/jpeg\n"
      f"x-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:{STAMP}\n\n\nUNSIGNED-PAYLOAD")
V4_HOST = (f"GET\n/demo/key\n\nhost:{HOST}\nrange:bytes=0-9\n"
           f"x-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:{STAMP}\n\nhost;range\n"
           "UNSIGNED-PAYLOAD")
V4_URL = (f"GET\n/demo/key\nx-oss-credential={CREDENTIAL}&x-oss-date={STAMP}&x-oss-expires=600&"
          "x-oss-security-token=CAIS&x-oss-signature-version=OSS4-HMAC-SHA256\n\n\n"
          "UNSIGNED-PAYLOAD")
V4_STRING = f"OSS4-HMAC-SHA256\n{STAMP}\n{SCOPE}\n{HEX}"
POLICY = "ewogICJleHBpcmF0aW9uIjogIjIwMzAtMDEtMDFUMDA6MDA6MDAuMDAwWiIKfQ=="
POLICY_JSON = '{\n  "expiration": "2030-01-01T00:00:00.000Z"\n}'

# What OSS signed; what stands there, and what the client has in its place; the line; the reasons.
STRINGS = [
    # The resource.
    (V1, "/demo/dir/a b+c", "/dir/a%20b%2Bc", "resource",
     ["resource-bucket-missing", "key-encoding:escaped"]),
    (V1, "/demo/dir/a b+c", "/demo/demo/dir/a%20b%2Bc", "resource",
     ["resource-bucket-twice", "key-encoding:escaped"]),
    (V1, "/demo/dir", "/demo.demo/dir", "resource", ["resource-bucket-twice"]),
    (V1, "/demo/dir", "/demo//dir", "resource", ["resource-changed:slash"]),
    (V1, "/demo/dir", "demo/dir", "resource", ["resource-changed:slash"]),
    (V1, "/demo/dir", "/demo/dir/", "resource", ["resource-changed:slash"]),
    (V1, "/demo/", "/Demo/", "resource", ["resource-changed:case"]),
    (V1, "c.txt", "c.TXT", "resource", ["resource-changed:case"]),
    (V1, "/demo/", "/demo2/", "resource", ["resource-changed"]),
    (V1, "/demo/dir", "/demo", "resource", ["resource-changed"]),
    (V1, "/demo/", f"/{HOST}/", "resource", ["resource-changed:host"]),
    (V1, "/demo/", f"https://{HOST}/", "resource", ["resource-changed:host"]),
    (V1, "a b+c", "a%20b+c", "resource", ["key-encoding:escaped"]),
    (V1, "a b+c", "a%2520b%252Bc", "resource", ["key-encoding:escaped"]),
    (V1, "a b+c", "a b c", "resource", ["key-encoding:plus"]),
    (V1, "c.txt", "c\u3000.txt", "resource", ["invisible-character:U+3000 ideographic space"]),
    (V1, "c.txt", "c.txt\u200b", "resource", ["invisible-character:U+200B zero width space"]),
    (V1_TYPED, "caf\u00e9", "caf%C3%A9", "resource", ["key-encoding:escaped"]),
    (V1_TYPED, "caf\u00e9", "caf\u00c3\u00a9", "resource", ["key-encoding:charset"]),
    (V1_CJK, "目录/测试", "目录/测试".encode("gb18030"), "resource", ["key-encoding:charset"]),
    (V1_CJK, "目录/测试", "%E7%9B%AE%E5%BD%95/%E6%B5%8B%E8%AF%95", "resource",
     ["key-encoding:escaped"]),
    (V1_CJK, "测试.txt", "测试．txt", "resource",
     ["invisible-character:U+FF0E full-width character"]),
    (V1_BUCKET, "/demo/", "/", "resource", ["resource-bucket-missing"]),
    (V1_BUCKET, "/demo/", "/demo", "resource", ["resource-changed:slash"]),
    (V1_BUCKET, "/demo/", "/demo/demo/", "resource", ["resource-bucket-twice"]),
    (V4, "a%20b%2Bc", "a%20b%2bc", "resource", ["key-encoding:hex-case"]),
    (V4, "a%20b", "a+b", "resource", ["key-encoding:plus"]),
    (V4, "c~", "c%7E", "resource", ["key-encoding:escaped"]),
    (V4, "%2Bc", "+c", "resource", ["key-encoding:not-escaped"]),
    (V4, "/demo/dir", "%2Fdemo%2Fdir", "resource", ["key-encoding:escaped"]),
    (V4, "/demo/dir/a%20b", "/dir/a%2520b", "resource",
     ["resource-bucket-missing", "key-encoding:escaped"]),
    (V4, "/demo/", "/demo/demo/", "resource", ["resource-bucket-twice"]),
    (V4, "c~.txt", "c~.jpg", "resource", ["resource-changed"]),
    # Sub-resources and parameters.
    (V1, "?acl&", "?acl=&", "parameter", ["subresource-mismatch:acl"]),
    (V1, "?acl&", "?ACL&", "parameter", ["subresource-mismatch:acl", "subresource-mismatch:ACL"]),
    (V1, "?acl&x-oss-process=image/resize,w_10", "?x-oss-process=image/resize,w_10&acl",
     "parameter", ["subresource-mismatch:order"]),
    (V1, "?acl&x-oss-process=image/resize,w_10", "", "parameter",
     ["subresource-mismatch:acl", "subresource-mismatch:x-oss-process"]),
    (V1, "?acl&", "?acl&prefix=a&", "parameter", ["subresource-mismatch:prefix"]),
    (V1, "image/resize,w_10", "image%2Fresize%2Cw_10", "parameter",
     ["subresource-mismatch:x-oss-process"]),
    (V1_URL, 'attachment; filename="a b.txt"', "attachment%3B%20filename%3D%22a%20b.txt%22",
     "parameter", ["subresource-mismatch:response-content-disposition"]),
    (V1_URL, "CA+S", "CA S", "parameter", ["subresource-mismatch:security-token"]),
    (V1_URL, "&security-token=CA+S/x==", "", "parameter", ["token-after-signing:security-token"]),
    (V4, "acl&", "acl=&", "parameter", ["subresource-mismatch:acl"]),
    (V4, "a%2Fb", "a/b", "parameter", ["subresource-mismatch:x-oss-process"]),
    (V4, "b%20c", "b+c", "parameter", ["subresource-mismatch:x-oss-process"]),
    (V4, "acl&x-oss-process=a%2Fb%20c", "x-oss-process=a%2Fb%20c&acl", "parameter",
     ["subresource-mismatch:order"]),
    (V4, "acl&x-oss-process=a%2Fb%20c", "acl", "parameter", ["subresource-mismatch:x-oss-process"]),
    (V4_URL, "&x-oss-security-token=CAIS", "", "parameter",
     ["token-after-signing:x-oss-security-token"]),
    (V4_URL, "expires=600", "expires=600000", "parameter", ["date-rewritten"]),
    (V4_URL, "cn-hangzhou", "oss-cn-hangzhou", "parameter", ["v4-region"]),
    (V4_URL, "%2F20231203", "%2F20231202", "parameter", ["v4-date"]),
    (V4_URL, f"date={STAMP}", "date=20231203T201212Z", "parameter", ["v4-date"]),
    (V4_URL, "%2Foss%2F", "%2Fs3%2F", "parameter", ["v4-scope"]),
    # Verb, MD5, type and date.
    (V1, "PUT", "put", "verb", ["verb-changed"]),
    (V1, "PUT", "POST", "verb", ["verb-changed"]),
    (V1, "PUT", "PUT ", "verb", ["invisible-character:U+0020 blank"]),
    (V1_URL, "GET", "PUT", "verb", ["verb-changed"]),
    (V4, "PUT", "HEAD", "verb", ["verb-changed"]),
    (V1_TYPED, "text/plain", "text/plain; charset=utf-8", "content-type", ["content-type-added"]),
    (V1_TYPED, "text/plain", "TEXT/PLAIN", "content-type", ["content-type-added"]),
    (V1_TYPED, "eB5eJF1ptWaXm4bijSPyxw==", "781e5e245d69b566979b86e28d23f2c7", "content-md5",
     ["content-md5-added"]),
    (V1_TYPED, "eB5eJF1ptWaXm4bijSPyxw==\ntext/plain", "\n", "content-md5",
     ["content-md5-added", "content-type-added"]),
    (V1, DATE, "", "date", ["date-rewritten"]),
    (V1, DATE, "Sun, 03 Dec 2023 20:12:12 +0800", "date", ["date-rewritten"]),
    (V1, DATE, "Sun, 3 Dec 2023 12:12:12 GMT", "date", ["date-rewritten"]),
    (V1, DATE, f"{DATE}, {DATE}", "date", ["date-rewritten"]),
    (V1_URL, "1701606132", "600", "date", ["date-rewritten"]),
    (V1_URL, "1701606132", "1701606132000", "date", ["expires-in-milliseconds"]),
    (V4, "content-type:image/jpeg\n", "", "header", ["content-type-added"]),
    (V4, "content-type:image/jpeg\n", "content-md5:AA==\ncontent-type:image/jpeg\n", "header",
     ["content-md5-missing"]),
    # Headers.
    (V1, "some value\n", "some value\nx-oss-security-token:CAIS\n", "header",
     ["header-missing:x-oss-security-token"]),
    (V1, "x-oss-acl:private\n", "x-oss-acl:private\nx-oss-acl:private\n", "header",
     ["header-changed:x-oss-acl"]),
    (V1, ":private", ":Private", "header", ["header-changed:x-oss-acl"]),
    (V1, ":private", ": private", "header", ["invisible-character:U+0020 blank"]),
    (V1, ":some value", ":some\tvalue", "header", ["invisible-character:U+0009 tab"]),
    (V1, "x-oss-acl:private\nx-oss-meta-a", "X-OSS-ACL:private\nX-OSS-Meta-A", "header",
     ["header-case:x-oss-acl", "header-case:x-oss-meta-a"]),
    (V1, "x-oss-acl:private\nx-oss-meta-a:some value\n", "", "header",
     ["header-added:x-oss-acl", "header-added:x-oss-meta-a"]),
    (V4, f"x-oss-date:{STAMP}\n", f"x-oss-date:{STAMP}\nx-oss-range-behavior:standard\n", "header",
     ["header-missing:x-oss-range-behavior"]),
    (V4, "sha256:UNSIGNED-PAYLOAD", "sha256:e3b0c442", "header", ["payload-changed"]),
    (V4_HOST, f"host:{HOST}\n", "", "header", ["v4-additional-headers:host"]),
    (V4_HOST, "bytes=0-9", "bytes=0-8", "header", ["v4-additional-headers:range"]),
    (V4_HOST, "host;range", "range;host", "additional-headers", ["v4-additional-headers"]),
    (V4_HOST, "host;range", "host", "additional-headers", ["v4-additional-headers"]),
    (V4_HOST, "\nUNSIGNED-PAYLOAD", "", "payload", ["payload-changed"]),
    # V4's string.
    (V4_STRING, "cn-hangzhou", "cn-hangzhou-internal", "scope", ["v4-region"]),
    (V4_STRING, "cn-hangzhou", "hangzhou", "scope", ["v4-region"]),
    (V4_STRING, "cn-hangzhou", "", "scope", ["v4-region"]),
    (V4_STRING, "cn-hangzhou", "CN-Hangzhou", "scope", ["v4-region"]),
    (V4_STRING, "oss/aliyun", "oss-cloudbox/aliyun", "scope", ["v4-scope"]),
    (V4_STRING, "20231203/cn-hangzhou", "20231202/cn-beijing", "scope", ["v4-date", "v4-region"]),
    (V4_STRING, STAMP, "2023-12-03T12:12:12Z", "timestamp", ["v4-date"]),
    (V4_STRING, "OSS4-HMAC", "AWS4-HMAC", "algorithm", ["version-mismatch"]),
    (V4_STRING, HEX, HEX[::-1], "hash", []),
    # Line ends.
    (V1, "PUT\n\n\n", "PUT\n\n", "content-type", ["line-ends"]),
    (V1, "PUT\n\n\n", "PUT\n\n\n\n", "date", ["line-ends"]),
    (V1, "some value\n/", "some value/", "header", ["line-ends"]),
    (V4, f"{STAMP}\n\n\n", f"{STAMP}\n\n", "additional-headers", ["line-ends"]),
    (V4_STRING, SCOPE + "\n", SCOPE, "scope", ["line-ends"]),
    # Policies.
    (POLICY, "MDAw", "MDA5", "policy", ["policy-changed"]),
    (POLICY, POLICY, POLICY_JSON, "policy", ["policy-changed:not-encoded"]),
    (POLICY, "fQ==", "fQ%3D%3D", "policy", ["policy-changed"]),
    (POLICY, "MDAw", "MD\nAw", "policy", ["line-ends"]),
    (POLICY, "IjogIj", "Ijog\r\nIj", "policy", ["line-ends"]),
]


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def hexadecimal(text):
    return "".join(f"{byte:02X} " for byte in text.encode())


def is_canonical(text):
    return text.partition("\n")[2].startswith("/")


def string_of(canonical):
    return f"OSS4-HMAC-SHA256\n{STAMP}\n{SCOPE}\n{hashlib.sha256(canonical.encode()).hexdigest()}"


def error(text):
    """OSS's answer to a request over which it signed this."""
    canonical = text if is_canonical(text) else ""
    string = string_of(text) if canonical else text
    more = (f"<CanonicalRequest>{escape(canonical)}</CanonicalRequest>"
            f"<CanonicalRequestBytes>{hexadecimal(canonical)}</CanonicalRequestBytes>"
            if canonical else "")
    return ("HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nContent-Type: application/xml\r\n"
            "x-oss-request-id: 646DCB189AE2D13330180001\r\n\r\n"
            '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SignatureDoesNotMatch</Code>'
            "<RequestId>646DCB189AE2D13330180001</RequestId>"
            f"<StringToSign>{escape(string)}</StringToSign>"
            f"<StringToSignBytes>{hexadecimal(string)}</StringToSignBytes>{more}</Error>")


def compare(client, server, *options):
    """The document for two texts, and the finished process."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / name for name in ("client", "server")]
        for path, text in zip(paths, (client, server), strict=True):
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        done = call("compare", *map(str, paths), "--json", *options)
        return json.loads(done.stdout) if done.stdout else None, done


def reasons(document):
    return [":".join(filter(None, (reason["rule"], reason["detail"])))
            for reason in document["reasons"]]


def make(server, old, new):
    """The client's text."""
    assert server.count(old) > 0, old
    if isinstance(new, str):
        return server.replace(old, new, 1).encode()
    return server.encode().replace(old.encode(), new, 1)


def first_difference(client, server):
    return next((at for at, (ours, theirs) in enumerate(zip(client, server)) if ours != theirs),
                min(len(client), len(server)))


def check(mistake):
    """A mistake in a string to sign, held against a string, and against an answer of OSS."""
    server, old, new, line, wanted = mistake
    client = make(server, old, new)
    offset = first_difference(client, server.encode())
    problems = []
    for form in (server, error(server)):
        if form != server and is_canonical(server) != is_canonical(client.decode(errors="replace")):
            continue
        document, done = compare(client, form)
        what = f"{old!r} → {new!r} against {form[:10]!r}"
        if not document:
            problems.append(f"{what}: {done.stderr!r}")
            continue
        difference = document["difference"] or {}
        problems += [
            *differ(what, reasons(document), wanted),
            *differ(f"{what}: line", difference.get("line"), line),
            *differ(f"{what}: offset", difference.get("offset"), offset),
            *differ(f"{what}: line number", difference.get("line_number"),
                    client[:offset].count(b"\n") + 1),
        ]
    return problems


PATH = "/dir/a%20b%2Bc.txt"
QUERY = "acl&x-oss-process=image%2Fresize%2Cw_10"
V4_DATES = f"x-oss-date: {STAMP}\r\nx-oss-content-sha256: UNSIGNED-PAYLOAD\r\n"
V1_AUTHORIZATION = f"OSS LTAI5tExampleKeyId00001:{SHA1}"
V4_AUTHORIZATION = f"OSS4-HMAC-SHA256 Credential=LTAI5tExampleKeyId00001/{SCOPE},Signature={HEX}"
V4_SENT = (f"PUT\n/demo{PATH}\n{QUERY}\nx-oss-acl:private\n"
           f"x-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:{STAMP}\nx-oss-meta-a:some value\n"
           "\n\nUNSIGNED-PAYLOAD")
V4_SENT_HOST = V4_SENT.replace("x-oss-acl", f"host:{HOST}\nx-oss-acl", 1).replace(
    "\n\n\n", "\n\nhost\n")
URL = (f"https://{HOST}{PATH}?Expires=1701606132&OSSAccessKeyId=ak&"
       "Signature=kSHKmLxlyEAKtZPkJhG9bZb5k7M%3D")
URL_SIGNED = "GET\n\n\n1701606132\n/demo/dir/a b+c.txt"
URL_V4 = (f"https://{HOST}{PATH}?x-oss-credential={CREDENTIAL}&x-oss-date={STAMP}&"
          f"x-oss-expires=600&x-oss-signature={HEX}&x-oss-signature-version=OSS4-HMAC-SHA256")
URL_V4_SIGNED = (f"GET\n/demo{PATH}\nx-oss-credential={CREDENTIAL}&x-oss-date={STAMP}&"
                 "x-oss-expires=600&x-oss-signature-version=OSS4-HMAC-SHA256\n\n\n"
                 "UNSIGNED-PAYLOAD")
EQUAL = ["secret-wrong"]


def request(target=f"{PATH}?{QUERY}", host=HOST, more="", authorization=V1_AUTHORIZATION,
            date=f"Date: {DATE}\r\n"):
    return (f"PUT {target} HTTP/1.1\r\nHost: {host}\r\n{date}x-oss-acl: private\r\n"
            f"x-oss-meta-a: some value\r\n{more}Authorization: {authorization}\r\n\r\n")


def request_v4(authorization=V4_AUTHORIZATION, more=V4_DATES, **others):
    return request(authorization=authorization, more=more, **others)


def form(policy, boundary="B"):
    fields = {"key": "a", "policy": policy, "OSSAccessKeyId": "ak", "Signature": SHA1, "file": "x"}
    body = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
                   f"{value}\r\n" for name, value in fields.items())
    return (f"POST / HTTP/1.1\r\nHost: {HOST}\r\n"
            f"Content-Type: multipart/form-data; boundary={boundary}\r\n\r\n"
            f"{body}--{boundary}--\r\n")


# What was sent; what OSS signed; the reasons.
REQUESTS = [
    (request(), V1, EQUAL),
    (request(host="oss-cn-hangzhou.aliyuncs.com", target=f"/demo{PATH}?{QUERY}"), V1, EQUAL),
    (request(host="demo.oss-cn-hangzhou-internal.aliyuncs.com:80"), V1, EQUAL),
    (request(host="demo.oss-accelerate.aliyuncs.com"), V1, EQUAL),
    (request(host="127.0.0.1:9000", target=f"/demo{PATH}?{QUERY}"), V1, EQUAL),
    (request(host="img.example.com"), V1, EQUAL),
    (request(host="img.example.com", target=f"/dir/a%2520b%252Bc.txt?{QUERY}"), V1,
     ["key-encoding:escaped"]),
    (request(target=f"/dir/a%2520b%252Bc.txt?{QUERY}"), V1, ["key-encoding:escaped"]),
    (request(target=f"/dir/a+b+c.txt?{QUERY}"), V1, ["key-encoding:plus"]),
    (request(target=f"/demo{PATH}?{QUERY}"), V1, ["resource-bucket-twice"]),
    (request(target=PATH), V1, ["subresource-mismatch:acl", "subresource-mismatch:x-oss-process"]),
    (request(target=f"{PATH}?{QUERY}&prefix=a"), V1, EQUAL),
    (request(more="Content-Type: image/png\r\n"), V1, ["content-type-missing"]),
    (request(), make(V1, "PUT\n\n\n", "PUT\n\nimage/png\n").decode(), ["content-type-added"]),
    (request(), make(V1, "PUT\n\n\n", "PUT\nAA==\n\n").decode(), ["content-md5-added"]),
    (request(date="Date: Sun, 03 Dec 2023 12:12:13 GMT\r\n"), V1, ["date-rewritten"]),
    (request(date=""), V1, ["date-rewritten"]),
    (request(more="x-oss-security-token: CAIS\r\n"), V1, ["header-missing:x-oss-security-token"]),
    (request(), make(V1, "x-oss-meta-a", "x-oss-callback:e30=\nx-oss-meta-a").decode(),
     ["header-added:x-oss-callback"]),
    (request(more="x-oss-meta-a: two\r\n"), V1, ["header-changed:x-oss-meta-a"]),
    (URL, URL_SIGNED, EQUAL),
    (URL, URL_SIGNED.replace("GET", "PUT"), ["verb-changed"]),
    (URL, URL_SIGNED.replace("GET\n\n\n", "PUT\n\nimage/png\n"),
     ["verb-changed", "content-type-added"]),
    (URL, URL_SIGNED + "?security-token=CAIS", ["token-after-signing:security-token"]),
    (URL, URL_SIGNED + "?x-oss-process=a", ["subresource-mismatch:x-oss-process"]),
    (URL.replace("1701606132", "1701606132000"), URL_SIGNED.replace("1701606132", "1701606132000"),
     ["expires-in-milliseconds", *EQUAL]),
    (f"<{URL}>", URL_SIGNED, EQUAL),
    (f"“{URL}”。", URL_SIGNED, EQUAL),
    (URL.replace("&", "&amp;"), URL_SIGNED, EQUAL),
    (URL.replace("&", "\n  &"), URL_SIGNED, EQUAL),
    (f"curl -X PUT -T a.jpg '{URL}'", URL_SIGNED.replace("GET", "PUT"), EQUAL),
    (f"curl -d a=1 '{URL}'", URL_SIGNED, ["verb-changed", "content-type-missing"]),
    (request_v4(), V4_SENT, EQUAL),
    (request_v4(f"OSS4-HMAC-SHA256 Signature={HEX}, Credential=LTAI5tExampleKeyId00001/{SCOPE}"),
     V4_SENT, EQUAL),
    (request_v4(V4_AUTHORIZATION.replace("cn-hangzhou", "cn-beijing")), V4_SENT, ["v4-region"]),
    (request_v4(V4_AUTHORIZATION.replace("20231203", "20231204")), V4_SENT, ["v4-date"]),
    (request_v4(V4_AUTHORIZATION.replace("/oss/", "/s3/")), V4_SENT, ["v4-scope"]),
    (request_v4(V4_AUTHORIZATION.replace(",S", ",AdditionalHeaders=host,S")), V4_SENT_HOST, EQUAL),
    (request_v4(V4_AUTHORIZATION.replace(",S", ",AdditionalHeaders=host,S"),
                host="img.example.com"), V4_SENT_HOST, ["v4-additional-headers:host"]),
    (request_v4(), V4_SENT.replace("x-oss-acl", "content-type:image/png\nx-oss-acl"),
     ["content-type-added"]),
    (request_v4(), V4_SENT.replace("%2C", "%252C"), ["subresource-mismatch:x-oss-process"]),
    (request_v4(target=f"{PATH}?{QUERY}&prefix=a"), V4_SENT, ["subresource-mismatch:prefix"]),
    (request_v4(target=f"/dir/a+b%2Bc.txt?{QUERY}"), V4_SENT, ["key-encoding:plus"]),
    (URL_V4, URL_V4_SIGNED, EQUAL),
    (URL_V4.replace("x-oss", "X-Oss"), URL_V4_SIGNED, EQUAL),
    (URL_V4, URL_V4_SIGNED.replace("600", "60"), ["date-rewritten"]),
    (URL_V4, URL_V4_SIGNED.replace("GET", "HEAD"), ["verb-changed"]),
    (URL_V4, URL_V4_SIGNED.replace("\n\n\n", "\ncontent-type:image/png\n\n\n"),
     ["content-type-added"]),
    (URL_V4, URL_V4_SIGNED.replace("&x-oss-sig", "&x-oss-security-token=CAIS&x-oss-sig"),
     ["token-after-signing:x-oss-security-token"]),
    (URL_V4 + "&foo=bar", URL_V4_SIGNED, ["subresource-mismatch:foo"]),
    (URL_V4, URL_SIGNED, ["version-mismatch"]),
    (form(POLICY), POLICY, EQUAL),
    (form(POLICY, "----x"), POLICY, EQUAL),
    (form(POLICY), POLICY.replace("MDAw", "MDA5"), ["policy-changed"]),
    (form(POLICY.replace("IjogIj", "Ijog\r\nIj")), POLICY, ["line-ends"]),
    (f"curl -F key=a -F policy={POLICY} -F OSSAccessKeyId=ak -F Signature={SHA1} -F file=@x "
     f"https://{HOST}/", POLICY, EQUAL),
]


def mistakes_in_strings_are_found():
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for problems in pool.map(check, STRINGS):
            yield from problems
    print(f"# {len(STRINGS)} mistakes, each against a string and an answer")


def check_request(mistake):
    client, server, wanted = mistake
    document, done = compare(client, error(server))
    what = f"{client[:60]!r}… against {server[:60]!r}…"
    if not document:
        return [f"{what}: {done.stderr!r}"]
    return [*differ(what, reasons(document), wanted),
            *differ(f"{what}: equal", document["equal"], "secret-wrong" in wanted)]


def mistakes_in_requests_are_found():
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for problems in pool.map(check_request, REQUESTS):
            yield from problems
    print(f"# {len(REQUESTS)} requests")


def what_is_odd_in_a_request_is_said():
    policy = "eyJleHBpcmF0aW9uIjoieCIsImNvbmRpdGlvbnMiOlt7ImJ1Y2tldCI6ImIifV19"
    table = [
        (URL, []),
        (URL.replace("&", "&amp;"), ["ampersand-escaped"]),
        (URL.replace("%3D", "%253D"), ["escaped-twice:Signature", "signature-form"]),
        (URL.replace("%2B", "%20").replace("7M%3D", "+M%3D"), []),
        (URL.replace("Expires=", "expires="), ["parameter-misspelt:expires"]),
        (URL + "&Signature=a", ["query-repeated:Signature"]),
        (URL.replace("1701606132", "1701606132000"), ["expires-milliseconds"]),
        (URL.replace("=ak", "=STS.ak"), ["token-missing"]),
        (URL_V4.replace("=600", "=604801"), ["expires-range"]),
        (URL_V4.replace("%2F20231203", "%2F20231204"), ["dates-differ"]),
        (URL_V4.replace("signature-version", "signature-verion"),
         ["parameter-misspelt:x-oss-signature-verion"]),
        (request(), []),
        (request(authorization=f"OSS LTAI5tExampleKeyId00001:{SHA1[:-1]}"), ["signature-form"]),
        (request(authorization=f"OSS LTAI5t Example:{SHA1}"), ["id-characters"]),
        (request(more="x-oss-security-token: CAIS\r\n"), ["token-stray"]),
        (request(target=f"{PATH}?acl&acl"), ["query-repeated:acl"]),
        (request_v4(V4_AUTHORIZATION.replace("cn-hangzhou", "oss-cn-hangzhou")),
         ["region-form:oss-cn-hangzhou"]),
        (request_v4(V4_AUTHORIZATION.replace(",S", ", SignedHeaders=host, S")),
         ["foreign-signer:SignedHeaders"]),
        (form(policy), ["expires-form", "policy-condition:bucket"]),
    ]
    for client, wanted in table:
        document, done = compare(client, V1)
        if not document:
            yield f"{client[:60]!r}: {done.stderr!r}"
            continue
        found = [":".join(filter(None, (item["warning"], item["subject"])))
                 for item in document["client"]["warnings"]]
        yield from differ(f"{client[:80]!r}…", found, wanted)


def escaped_line_ends_are_undone():
    for server in (V1, V1_URL, V4, V4_STRING):
        escaped = json.dumps(server)
        for client in (escaped, escaped[1:-1], server.replace("\n", "\\n")):
            document, _ = compare(client, server)
            yield from differ(f"{client[:40]!r}", reasons(document), EQUAL)


def what_holds_nothing_signed_is_said():
    answer = "HTTP/1.1 404 Not Found\r\n\r\n<Error><Code>NoSuchKey</Code></Error>"
    table = [("", b"nothing in it"), (" \r\n", b"nothing in it"), (answer, b"NoSuchKey"),
             (URL.replace("Expires=1701606132&", ""), b"until when"),
             (URL.replace("OSSAccessKeyId", "AWSAccessKeyId"), b"V1 and V4"),
             (f"https://{HOST}/a", b"No parameter")]
    for text, words in table:
        for pair in ((text, V1), (V1, text)):
            _, done = compare(*pair)
            yield from differ(f"{text[:40]!r} exits with", done.returncode, 1)
            if words not in done.stderr:
                yield f"{text[:40]!r}: {done.stderr!r}"


tap.run([
    mistakes_in_strings_are_found,
    mistakes_in_requests_are_found,
    what_is_odd_in_a_request_is_said,
    escaped_line_ends_are_undone,
    what_holds_nothing_signed_is_said,
])
