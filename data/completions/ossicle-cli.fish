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
complete -c ossicle-cli -n __fish_use_subcommand -l version -d 'Print the version'
complete -c ossicle-cli -s h -l help -d 'Print help'
complete -c ossicle-cli -n '__fish_seen_subcommand_from diagnose explain list request-id' -s j -l json -d 'Print JSON'
complete -c ossicle-cli -n '__fish_seen_subcommand_from diagnose' -F
complete -c ossicle-cli -n '__fish_seen_subcommand_from explain' -a '(__ossicle_cli_codes)'
complete -c ossicle-cli -n '__fish_seen_subcommand_from list' -s s -l status -x -a '(__ossicle_cli_statuses)' -d 'Only this HTTP status'
