// SPDX-FileCopyrightText: 2026 The Ossicle contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prints random requests, always the same ones, each with what ali-oss signs for it: JSON, one a
// line. Usage: node ali-oss-cases.js FOLDER-WITH-NODE-MODULES COUNT

'use strict';

const path = require('path');
const { createRequire } = require('module');

const load = createRequire(path.resolve(process.argv[2], 'package.json'));
const count = Number(process.argv[3]);

const NOW = Date.UTC(2023, 11, 3, 12, 12, 12);
const RealDate = Date;
global.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length > 0 ? given : [NOW]));
  }

  static now() {
    return NOW;
  }
};

const OSS = load('ali-oss');
const helper = load('ali-oss/lib/common/signUtils');

const ID = 'LTAI5tExampleKeyId00001';
const SECRET = 'ExampleSecret30charsAAAABBBBCC';
const TOKEN = 'CAIStoken+with/special=chars==';
const STAMP = '20231203T121212Z';
const HTTP = 'Sun, 03 Dec 2023 12:12:12 GMT';

let state = 20231203;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = n => Math.floor(random() * n);
const pick = list => list[below(list.length)];
const maybe = () => random() < 0.5;

const PIECES = ['a', 'Z', '0', '-', '_', '.', '~', ' ', '+', '%', '%20', '%2F', '/', '//', '&', '=',
  '?', '#', ';', ',', ':', '@', '$', '!', '*', "'", '(', ')', '"', '<', '>', '[', ']', '{', '}', '|',
  '^', '`', '\\', '中', '文件', 'é', 'e\u0301', '😀', 'ß', 'dir/', '.txt', '..', '\u00a0'];
const SUB_RESOURCES = ['acl', 'append', 'callback', 'continuation-token', 'cors', 'delete',
  'lifecycle', 'objectMeta', 'partNumber', 'position', 'response-cache-control',
  'response-content-disposition', 'response-content-type', 'response-expires', 'restore', 'symlink',
  'tagging', 'uploadId', 'uploads', 'versionId', 'versions', 'x-oss-process', 'x-oss-traffic-limit'];
const HEADERS = ['x-oss-meta-a', 'x-oss-meta-a-b', 'x-oss-meta-a_b', 'X-Oss-Meta-Zz', 'x-oss-acl',
  'x-oss-storage-class', 'x-oss-callback', 'x-oss-tagging', 'X-OSS-Forbid-Overwrite'];
const OTHERS = ['Range', 'if-match', 'User-Agent', 'zAbc', 'Host'];

function text(most) {
  let made = '';
  for (let n = below(most); n > 0; n--) made += pick(PIECES);
  return made;
}

function key() {
  return maybe() ? `k${text(12)}` : pick(['a', 'dir/', 'a b+c.txt', '100%', '目录/文件', 'x//y']);
}

function headers() {
  const made = {};
  for (let n = below(4); n > 0; n--) {
    made[pick(HEADERS)] = pick(['', 'v', ' padded ', '\tt\t', 'a  b', 'é', `x${text(6).trim()}y`]);
  }
  if (maybe()) made['Content-Type'] = pick(['text/plain', 'image/jpeg', 'text/HTML; Charset=UTF-8']);
  if (random() < 0.3) made['Content-MD5'] = 'eB5eJF1ptWaXm4bijSPyxw==';
  return made;
}

function common(sig, mode, more) {
  return {
    sig,
    mode,
    ak: ID,
    sk: SECRET,
    date: '2023-12-03T12:12:12Z',
    region: 'cn-hangzhou',
    product: 'oss',
    scheme: 'https',
    endpoint: 'oss-cn-hangzhou.aliyuncs.com',
    expires: 600,
    token: '',
    query: [],
    headers: [],
    ...more
  };
}

function subResources() {
  const made = {};
  for (let n = below(4); n > 0; n--) made[pick(SUB_RESOURCES)] = maybe() ? '' : text(5);
  return made;
}

function place() {
  const bucket = random() < 0.9 ? 'examplebucket' : '';
  return { bucket, key: bucket && random() < 0.9 ? key() : '' };
}

function v1Header() {
  const method = pick(['GET', 'PUT', 'POST', 'DELETE', 'HEAD']);
  const { bucket, key: object } = place();
  const query = subResources();
  const sent = { 'x-oss-date': HTTP, ...headers() };
  const resource = `/${bucket ? `${bucket}/` : ''}${object}`;
  const canonical = helper.buildCanonicalString(method, resource, { headers: sent, parameters: query });
  return {
    input: common('v1', 'header', {
      method, bucket, key: object, query: Object.entries(query), headers: Object.entries(sent)
    }),
    expected: {
      string_to_sign: canonical,
      authorization: helper.authorization(ID, SECRET, canonical)
    }
  };
}

function v1Url(client) {
  const method = pick(['GET', 'PUT']);
  const object = key();
  const sent = maybe() ? headers() : {};
  const response = maybe() ? { 'content-disposition': text(6) || 'x', expires: HTTP } : {};
  const process = maybe() ? 'image/resize,w_10' : undefined;
  const query = Object.entries(response).map(([name, value]) => [`response-${name}`, value]);
  if (process) query.push(['x-oss-process', process]);
  const url = client.signatureUrl(object, {
    method, expires: 600, response, ...(process ? { process } : {}), ...sent
  }, false);
  return {
    input: common('v1', 'url', {
      method, bucket: 'examplebucket', key: object, query, headers: Object.entries(sent),
      token: client.options.stsToken || ''
    }),
    expected: { url }
  };
}

function anyQuery() {
  const made = {};
  for (let n = below(5); n > 0; n--) {
    const value = random() < 0.05 ? '' : pick([null, text(5) || 'w', 'v']);
    made[random() < 0.8 ? pick(SUB_RESOURCES) : `q${text(4)}`] = value;
  }
  return made;
}

function withAdditional(sent) {
  const additional = [];
  for (let n = below(3); n > 0; n--) {
    const name = pick(OTHERS);
    if (!Object.keys(sent).some(known => known.toLowerCase() === name.toLowerCase())) {
      sent[name] = name === 'Host' ? 'examplebucket.oss-cn-hangzhou.aliyuncs.com' : 'bytes=0-9';
      additional.push(name);
    }
  }
  if (maybe()) additional.push('Content-Type', 'x-oss-acl');
  return additional;
}

function v4Header() {
  const method = pick(['GET', 'PUT', 'POST', 'DELETE', 'HEAD']);
  const { bucket, key: object } = place();
  const queries = anyQuery();
  const sent = { 'x-oss-date': STAMP, 'x-oss-content-sha256': 'UNSIGNED-PAYLOAD', ...headers() };
  const additional = withAdditional(sent);
  const fixed = helper.fixAdditionalHeaders(additional);
  const request = { headers: sent, queries };
  return {
    input: common('v4', 'header', {
      method, bucket, key: object, query: Object.entries(queries), headers: Object.entries(sent),
      additional
    }),
    expected: {
      canonical_request: helper.getCanonicalRequest(method, request, bucket, object, fixed),
      authorization: helper.authorizationV4(ID, SECRET, 'cn-hangzhou', method, request, bucket,
        object, additional)
    }
  };
}

async function v4Url(client) {
  const method = pick(['GET', 'PUT']);
  const object = key();
  const queries = anyQuery();
  const sent = headers();
  const additional = withAdditional(sent);
  const fixed = helper.fixAdditionalHeaders(additional);
  const url = await client.signatureUrlV4(method, 600, { headers: sent, queries }, object, additional);
  const signed = {
    ...queries,
    ...(fixed.length > 0 ? { 'x-oss-additional-headers': fixed.join(';') } : {}),
    'x-oss-credential': `${ID}/20231203/cn-hangzhou/oss/aliyun_v4_request`,
    'x-oss-date': STAMP,
    'x-oss-expires': 600,
    'x-oss-signature-version': 'OSS4-HMAC-SHA256',
    ...(client.options.stsToken ? { 'x-oss-security-token': TOKEN } : {})
  };
  return {
    input: common('v4', 'url', {
      method, bucket: 'examplebucket', key: object, query: Object.entries(queries),
      headers: Object.entries(sent), additional, token: client.options.stsToken || ''
    }),
    expected: {
      canonical_request: helper.getCanonicalRequest(method, { headers: sent, queries: signed },
        'examplebucket', object, fixed),
      url
    }
  };
}

async function main() {
  const options = { accessKeyId: ID, accessKeySecret: SECRET, bucket: 'examplebucket',
    region: 'oss-cn-hangzhou', secure: true };
  const plain = new OSS(options);
  const temporary = new OSS({ ...options, stsToken: TOKEN });

  for (let i = 0; i < count; i++) {
    const client = maybe() ? plain : temporary;
    const cases = { 'v1-header': v1Header(), 'v1-url': v1Url(client), 'v4-header': v4Header(),
      'v4-url': await v4Url(client) };
    for (const [scheme, made] of Object.entries(cases)) {
      process.stdout.write(`${JSON.stringify({ scheme, ...made })}\n`);
    }
  }
}

main();
