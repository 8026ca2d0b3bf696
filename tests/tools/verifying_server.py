# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server on loopback that checks signatures of version 4 as OSS does, in the header and in the
URL, and answers as OSS does where they do not hold. Written from the rules alone, on bytes as they
came over the wire; nothing of ours is used in it."""

import datetime
import hashlib
import hmac
import http.server
import re
import threading
import urllib.parse
from xml.sax.saxutils import escape as escape_xml

ALGORITHM = "OSS4-HMAC-SHA256"
END = "aliyun_v4_request"
REQUEST_ID = "67D3E6F3A1B2C33936D4E5F6"
MISMATCH = ("The request signature we calculated does not match the signature you provided. "
            "Check your key and signing method.")
MOST_SKEW = 900
MOST_EXPIRES = 604800
SIGNED_ANYWAY = ("content-type", "content-md5")


class Refused(Exception):
    """A code, its status, a message and elements of the error document."""

    def __init__(self, status, code, message, ec, **elements):
        super().__init__(code)
        self.status, self.code, self.message, self.ec = status, code, message, ec
        self.elements = elements


def quote(data):
    return urllib.parse.quote_from_bytes(data, safe="-._~")


def split_query(text):
    """Names and values as bytes; a value that is not there is empty."""
    pairs = []
    for part in text.split("&") if text else []:
        name, _, value = part.partition("=")
        pairs.append((urllib.parse.unquote_to_bytes(name), urllib.parse.unquote_to_bytes(value)))
    return pairs


def make_resource(path):
    """Path style, as on an address: the bucket stands in the path."""
    return "/" + "/".join(quote(urllib.parse.unquote_to_bytes(part))
                          for part in path[1:].split("/"))


def make_query(pairs):
    quoted = sorted((quote(name), quote(value)) for name, value in pairs
                    if name != b"x-oss-signature")
    return "&".join(name + ("=" + value if value else "") for name, value in quoted)


def make_headers(headers, additional):
    names = sorted(name for name in headers
                   if name.startswith("x-oss-") or name in SIGNED_ANYWAY or name in additional)
    return "".join(f"{name}:{headers[name].strip()}\n" for name in names)


def make_signature(secret, scope, text):
    key = ("aliyun_v4" + secret).encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def to_hex(text):
    return " ".join(f"{byte:02X}" for byte in text.encode())


def read_header(value):
    """Credential, names of additional headers, signature."""
    fields = dict(part.partition("=")[::2] for part in value[len(ALGORITHM):].strip().split(","))
    if not {"Credential", "Signature"} <= fields.keys():
        raise Refused(400, "InvalidArgument", "Authorization header is invalid.",
                      "0002-00000225")
    return fields["Credential"], fields.get("AdditionalHeaders", ""), fields["Signature"]


class Check:
    """One request, held against the rules."""

    def __init__(self, server, method, target, headers):
        self.server, self.method, self.headers = server, method, headers
        self.path, _, query = target.partition("?")
        self.pairs = split_query(query)
        self.query = {name.decode(): value.decode() for name, value in self.pairs}

    def run(self):
        authorization = self.headers.get("authorization", "")
        in_url = "x-oss-signature-version" in self.query
        if in_url and authorization:
            raise Refused(400, "InvalidArgument", "Both are signed.", "0002-00000024")
        if in_url:
            credential = self.query["x-oss-credential"]
            additional = self.query.get("x-oss-additional-headers", "")
            provided, when = self.query["x-oss-signature"], self.query["x-oss-date"]
        elif authorization.startswith(ALGORITHM + " "):
            credential, additional, provided = read_header(authorization)
            when = self.headers.get("x-oss-date", "")
        else:
            raise Refused(403, "AccessDenied", "You have no right to access this object.",
                          "0003-00000001")
        self.check_time(when, self.query.get("x-oss-expires") if in_url else None)
        key_id, _, scope = credential.partition("/")
        self.check_scope(scope, when)
        self.check_token()
        if key_id != self.server.key_id:
            raise Refused(403, "InvalidAccessKeyId", "The OSS Access Key Id you provided does not "
                          "exist in our records.", "0002-00000902", OSSAccessKeyId=key_id)
        self.check_signature(scope, when, additional, provided)

    def check_time(self, when, expires):
        if not re.fullmatch(r"\d{8}T\d{6}Z", when):
            raise Refused(400, "InvalidArgument", "Invalid signing date in Authorization header.",
                          "0002-00000224")
        then = datetime.datetime.strptime(when, "%Y%m%dT%H%M%SZ")
        age = (datetime.datetime.utcnow() - then).total_seconds()
        if expires is not None:
            if not 1 <= int(expires) <= MOST_EXPIRES or age > int(expires):
                raise Refused(403, "AccessDenied", "Request has expired.", "0002-00000069")
        elif abs(age) > MOST_SKEW:
            raise Refused(403, "RequestTimeTooSkewed", "The difference between the request time "
                          "and the current time is too large.", "0002-00000504")

    def check_scope(self, scope, when):
        if scope != f"{when[:8]}/{self.server.region}/oss/{END}":
            raise Refused(400, "InvalidArgument", "Invalid signing region in Authorization header.",
                          "0002-00000226")

    def check_token(self):
        token = self.query.get("x-oss-security-token") or self.headers.get("x-oss-security-token")
        if (token or None) != self.server.token:
            raise Refused(403, "InvalidSecurityToken",
                          "The security token you provided is invalid.", "0002-00000045")

    def check_signature(self, scope, when, additional, provided):
        names = [name for name in additional.split(";") if name]
        canonical = "\n".join([self.method, make_resource(self.path), make_query(self.pairs),
                               make_headers(self.headers, names), ";".join(sorted(names)),
                               self.headers.get("x-oss-content-sha256", "UNSIGNED-PAYLOAD")])
        digest = hashlib.sha256(canonical.encode()).hexdigest()
        text = f"{ALGORITHM}\n{when}\n{scope}\n{digest}"
        if not hmac.compare_digest(make_signature(self.server.secret, scope, text), provided):
            raise Refused(403, "SignatureDoesNotMatch", MISMATCH, "0002-00000201",
                          OSSAccessKeyId=self.server.key_id, SignatureProvided=provided,
                          StringToSign=text, StringToSignBytes=to_hex(text),
                          CanonicalRequest=canonical, CanonicalRequestBytes=to_hex(canonical))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.append((self.command, self.path, headers))
        try:
            Check(self.server, self.command, self.path, headers).run()
        except Refused as refused:
            self.server.verdicts.append(refused.code)
            self.refuse(refused)
            return
        self.server.verdicts.append("accepted")
        self.reply(200, b"accepted\n", "text/plain")

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = answer

    def refuse(self, refused):
        elements = {"Code": refused.code, "Message": refused.message, "RequestId": REQUEST_ID,
                    "HostId": self.headers.get("Host", "")} | refused.elements
        elements["EC"] = refused.ec
        body = "".join(f"  <{name}>{escape_xml(value)}</{name}>\n"
                       for name, value in elements.items())
        document = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>\n{body}</Error>\n'
        self.reply(refused.status, document.encode(), "application/xml", refused.ec)

    def reply(self, status, body, kind, ec=None):
        self.send_response(status)
        self.send_header("x-oss-request-id", REQUEST_ID)
        if ec:
            self.send_header("x-oss-ec", ec)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def version_string(self):
        return "AliyunOSS"

    def log_message(self, *_):
        pass


class VerifyingServer(http.server.ThreadingHTTPServer):
    """Knows one access key. What came is in requests, what became of it in verdicts."""

    daemon_threads = True

    def __init__(self, key_id, secret, region, token=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.key_id, self.secret, self.region, self.token = key_id, secret, region, token
        self.requests, self.verdicts = [], []
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()
