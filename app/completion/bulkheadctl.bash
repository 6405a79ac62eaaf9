# SPDX-License-Identifier: GPL-3.0-or-later
# Bash completion of bulkheadctl. Source it, or put it into bash-completion's completions folder.
_bulkheadctl() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local common="--estate --store --store-key --json --quiet --help --version"
    local command="" estate="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --estate) estate=${COMP_WORDS[i + 1]}; ((i++)) ;;
        --store | --store-key | --as-of | --out | --format | --fail-on | --control | --pair) ((i++)) ;;
        -*) ;;
        *) command="${command:+$command }${COMP_WORDS[i]}" ;;
        esac
    done
    case $before in
    --estate | --store | --out)
        COMPREPLY=($(compgen -f -- "$word"))
        return
        ;;
    --store-key)
        COMPREPLY=($(compgen -W "env: file: keychain:" -- "$word"))
        return
        ;;
    --format)
        COMPREPLY=($(compgen -W "text json sarif junit" -- "$word"))
        return
        ;;
    --fail-on)
        COMPREPLY=($(compgen -W "fail unknown warn" -- "$word"))
        return
        ;;
    --as-of | --control | --pair | --every | --rounds | --since | --until) return ;;
    esac
    local words
    case $command in
    "") words="estate sync catalog isolation watch demo" ;;
    estate) words="check" ;;
    "estate check") words="--connect" ;;
    sync*) words=$(_bulkheadctl_gateways "$estate") ;;
    catalog) words="list show diff" ;;
    "catalog list") words="--as-of" ;;
    "catalog show") words="--as-of $(_bulkheadctl_apis "$estate")" ;;
    "catalog diff") words="--as-of --all $(_bulkheadctl_apis "$estate")" ;;
    isolation) words="check changes" ;;
    "isolation changes") words="--since --until --pair" ;;
    "isolation check") words="--format --fail-on --as-of --control --pair" ;;
    watch) words="--every --rounds --notify" ;;
    demo) words="--out" ;;
    esac
    COMPREPLY=($(compgen -W "$words $common" -- "$word"))
}
# The keys below `gateways:` of the estate file.
_bulkheadctl_gateways() {
    [ -r "${1:-${XDG_CONFIG_HOME:-$HOME/.config}/bulkhead/estate.yaml}" ] || return
    sed -n '/^gateways:/,/^[^ #]/s/^  \([A-Za-z0-9._-]*\):.*/\1/p' \
        "${1:-${XDG_CONFIG_HOME:-$HOME/.config}/bulkhead/estate.yaml}"
}
_bulkheadctl_apis() {
    bulkheadctl ${1:+--estate "$1"} --quiet catalog list 2>/dev/null | cut -d' ' -f1
}
complete -F _bulkheadctl bulkheadctl
