#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# certificates.sh FOLDER: an authority of the moment and certificates for loopback, one good and one
# for each way of being bad. Each NAME.pem holds the key, the certificate and its issuer.
set -eu
mkdir -p "$1"
cd "$1"

settings() { # SUBJECT-ALTERNATIVE-NAME
  cat <<END
[req]
distinguished_name = name
prompt = no
[name]
CN = unused
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[server]
basicConstraints = CA:FALSE
subjectAltName = $1
[ca]
default_ca = store
[store]
database = issued
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
END
}

new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key" 2>/dev/null; }

new_authority() {
  new_key "$1"
  settings DNS:unused > settings.cnf
  openssl req -x509 -new -config settings.cnf -extensions authority -key "$1.key" -days 30 \
    -subj "/CN=Ossicle test $1" -out "$1.crt"
}

new_server() { # NAME SUBJECT-ALTERNATIVE-NAME START END AUTHORITY
  new_key "$1"
  settings "$2" > settings.cnf
  openssl req -new -config settings.cnf -key "$1.key" -subj "/CN=$1" -out "$1.csr"
  openssl ca -batch -notext -config settings.cnf -extensions server -in "$1.csr" \
    -cert "$5.crt" -keyfile "$5.key" -startdate "$3" -enddate "$4" -out "$1.crt" 2>/dev/null
  cat "$1.key" "$1.crt" "$5.crt" > "$1.pem"
}

: > issued
echo 01 > serial
names=DNS:localhost,IP:127.0.0.1
new_authority known
new_authority unknown
new_server good "$names" 20200101000000Z 20491231235959Z known
new_server expired "$names" 20200101000000Z 20210101000000Z known
new_server early "$names" 20480101000000Z 20491231235959Z known
new_server other-host DNS:other.example 20200101000000Z 20491231235959Z known
new_server other-authority "$names" 20200101000000Z 20491231235959Z unknown

new_key self-signed
settings "$names" > settings.cnf
openssl req -x509 -new -config settings.cnf -extensions server -key self-signed.key -days 30 \
  -subj /CN=self-signed -out self-signed.crt
cat self-signed.key self-signed.crt > self-signed.pem
