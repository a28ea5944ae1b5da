#!/usr/bin/env bash
# Makes a store authority and a certificate for each program, with openssl: FOLDER/PROGRAM/{tls.crt,tls.key,ca.crt}.
# A silo's certificate may serve and connect, a host's only connect, the database's only serve: that is how they tell each other apart.
# An authority that is in FOLDER already signs again, so that running this once more renews every certificate.
set -euo pipefail
umask 077

[ $# -ge 1 ] && [ $# -le 2 ] || { echo "usage: $0 FOLDER [DAYS]" >&2; exit 2; }
folder="$1" days="${2:-397}"
[[ "$days" =~ ^[1-9][0-9]{0,3}$ ]] || { echo "DAYS is '$days'; allowed is 1 to 9999" >&2; exit 2; }
mkdir -p "$folder"
cd "$folder"

if [ ! -f authority.key ]; then
  openssl ecparam -name prime256v1 -genkey -noout -out authority.key
  openssl req -x509 -new -key authority.key -sha256 -days 3650 -subj "/CN=Actors store authority" \
    -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" -out authority.crt
fi

issue() {
  local name="$1" usage="$2"
  mkdir -p "$name"
  openssl ecparam -name prime256v1 -genkey -noout -out "$name/tls.key"
  openssl req -new -key "$name/tls.key" -subj "/CN=$name" -out "$name/request.pem"
  openssl x509 -req -in "$name/request.pem" -CA authority.crt -CAkey authority.key -CAcreateserial -sha256 -days "$days" -out "$name/tls.crt" -extfile <(cat <<EXTENSIONS
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,$usage
subjectAltName=DNS:$name,DNS:$name.actors.svc,DNS:$name.actors.svc.cluster.local
EXTENSIONS
  ) 2>/dev/null
  rm "$name/request.pem"
  cp authority.crt "$name/ca.crt"
  openssl verify -CAfile authority.crt "$name/tls.crt" >/dev/null
  echo "$name: valid until $(openssl x509 -in "$name/tls.crt" -noout -enddate | cut -d= -f2)"
}

issue silo serverAuth,clientAuth
issue camera-host clientAuth
issue display-host clientAuth
issue postgres serverAuth
