# SPDX-FileCopyrightText: 2026 The Ossicle contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion for fish.

function __ossicle_cli_codes
    ossicle-cli list 2>/dev/null | string replace --regex ' .*' ''
end

function __ossicle_cli_statuses
    ossicle-cli list 2>/dev/null | awk '{ gsub (",", "\n", $2); print $2 }' | sort -u
end

complete -c ossicle-cli -f
complete -c ossicle-cli -n __fish_use_subcommand -a diagnose -d 'Find the errors of OSS in anything pasted'
complete -c ossicle-cli -n __fish_use_subcommand -a explain -d 'Tell what the catalogue has on something'
complete -c ossicle-cli -n __fish_use_subcommand -a list -d 'List the catalogue, a line a code'
complete -c ossicle-cli -n __fish_use_subcommand -a request-id -d 'Tell the form of a request id and its time'
complete -c ossicle-cli -n __fish_use_subcommand -a sign -d 'Sign a request and show every step'
complete -c ossicle-cli -n __fish_use_subcommand -a compare -d 'Tell where and why two signatures part'
complete -c ossicle-cli -n __fish_use_subcommand -a send -d 'Send one request and tell what came back'
complete -c ossicle-cli -n __fish_use_subcommand -l version -d 'Print the version'
complete -c ossicle-cli -s h -l help -d 'Print help'
complete -c ossicle-cli -n '__fish_seen_subcommand_from diagnose explain list request-id sign compare send' -s j -l json -d 'Print JSON'
complete -c ossicle-cli -n '__fish_seen_subcommand_from diagnose compare' -F
complete -c ossicle-cli -n '__fish_seen_subcommand_from explain' -a '(__ossicle_cli_codes)'
complete -c ossicle-cli -n '__fish_seen_subcommand_from list' -s s -l status -x -a '(__ossicle_cli_statuses)' -d 'Only this HTTP status'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l sig -x -a 'v1 v4' -d 'Version of the signature'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l mode -x -a 'header url post' -d 'Where it goes'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -s X -l method -x -a 'GET PUT POST HEAD DELETE OPTIONS' -d 'Method'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l bucket -x -d 'Bucket'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l key -x -d 'Object key, not escaped'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l query -x -d 'Parameter, not escaped'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -s H -l header -x -d 'Header that is sent'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l additional-header -x -d 'Header that V4 signs as well'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l date -x -d 'Time of signing'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l region -x -d 'Region'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l product -x -a 'oss oss-cloudbox' -d 'Product of the scope'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l endpoint -x -d 'Endpoint'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l addressing -x -a 'auto virtual path custom' -d 'Where the bucket stands'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l scheme -x -a 'https http' -d 'Scheme of the URL'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l expires -x -d 'How long a URL is good'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l policy -x -d 'Policy of a form'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l access-key-id -x -d 'Access key id'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l secret-file -r -F -d 'File with the secret'
complete -c ossicle-cli -n '__fish_seen_subcommand_from sign' -l profile -x -d 'Access key out of the keyring'
complete -c ossicle-cli -n '__fish_seen_subcommand_from compare' -l bucket -x -d 'Bucket of a custom domain'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -s X -l method -x -a 'GET PUT POST HEAD DELETE OPTIONS' -d 'Method'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -s H -l header -x -d 'Header to send'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l data -x -d 'Body to send'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l data-file -r -F -d 'File to send'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l curl -x -d 'Send what a command of curl would'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l http -r -F -d 'Send the raw request in a file'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l har -r -F -d 'Send a request out of an HTTP archive'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l sign -x -a 'v1 v4 v4-url v1-url none' -d 'Sign it'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l region -x -d 'Region to sign for'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l bucket -x -d 'Bucket to sign for'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l expires -x -d 'How long a signed URL is good'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l secret-file -r -F -d 'File with the secret'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l profile -x -d 'Access key out of the keyring'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l timeout -x -d 'How long to wait without a byte'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l max-body -x -d 'How much of the body to read'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l resolve -x -d 'Where a host is'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l cacert -r -F -d 'Authorities to trust'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l proxy -x -d 'Proxy to use'
complete -c ossicle-cli -n '__fish_seen_subcommand_from send' -l raw -d 'Print the answer as it came'
