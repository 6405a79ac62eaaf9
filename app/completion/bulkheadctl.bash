# SPDX-License-Identifier: GPL-3.0-or-later
# Bash completion of bulkheadctl. Source it, or put it into bash-completion's completions folder.
_bulkheadctl() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local common="--estate --store --store-key --as --key --passphrase --json --quiet --help --version"
    local command="" estate="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --estate) estate=${COMP_WORDS[i + 1]}; ((i++)) ;;
        --store | --store-key | --as-of | --out | --format | --fail-on | --control | --pair | \
            --as | --key | --passphrase | --public-out | --public-key | --new-key | --new-passphrase | --role | --grant | --revoke | \
            --person | --action | --object | --environment | --since | --until | --limit | --bundle | --proof | --checkpoint | --trust | \
            --sandbox-host | --production-host | \
            --raw | --source | --query | --expires | --statement | --evidence | --tested | --api | --reason | --owner | --compensating | --ticket | --risk | \
            --framework | --from | --to | --snapshot | --log-size | --sample | --seed | --sample-of | --verify | --extract) ((i++)) ;;
        -*) ;;
        *) command="${command:+$command }${COMP_WORDS[i]}" ;;
        esac
    done
    case $before in
    --risk)
        COMPREPLY=($(compgen -W "low medium high critical" -- "$word"))
        return
        ;;
    --estate | --store | --out | --raw | --verify | --extract | --public-out | --public-key | --bundle | --proof | --checkpoint | --trust)
        COMPREPLY=($(compgen -f -- "$word"))
        return
        ;;
    --store-key | --key | --passphrase | --new-key | --new-passphrase)
        COMPREPLY=($(compgen -W "env: file: keychain:" -- "$word"))
        return
        ;;
    --framework)
        COMPREPLY=($(compgen -W "$(_bulkheadctl_frameworks "$estate")" -- "$word"))
        return
        ;;
    --sample-of)
        COMPREPLY=($(compgen -W "promotions findings" -- "$word"))
        return
        ;;
    --format)
        local formats="text json sarif junit"
        [[ $command == report* ]] && formats="pdf html csv json oscal"
        COMPREPLY=($(compgen -W "$formats" -- "$word"))
        return
        ;;
    --fail-on)
        COMPREPLY=($(compgen -W "fail unknown warn" -- "$word"))
        return
        ;;
    --role | --grant | --revoke)
        COMPREPLY=($(compgen -W "viewer engineer approver auditor admin" -- "$word"))
        return
        ;;
    --as | --person | --action | --object | --environment | --limit | --as-of | --control | --pair | --every | --rounds | --since | --until | \
        --source | --query | --expires | --statement | --evidence | --tested | --owner | --compensating | --ticket | --reason | \
        --from | --to | --snapshot | --log-size | --sample | --seed) return ;;
    esac
    local words
    case $command in
    "") words="estate key person audit sync catalog isolation evidence attest exception report contract promotion watch demo" ;;
    estate) words="check accept" ;;
    "estate check") words="--connect" ;;
    key) words="new rotate" ;;
    "key new") words="--public-out" ;;
    "key rotate") words="--new-key --new-passphrase" ;;
    person) words="add change retire list" ;;
    "person add"*) words="--role --public-key" ;;
    "person change"*) words="--grant --revoke --public-key" ;;
    audit) words="list show verify export proof key" ;;
    "audit list") words="--person --action --api --digest --from --object --reason --source --step --target --to --environment --since --until --limit" ;;
    "audit verify") words="--bundle --proof --checkpoint --trust --snapshots --require-anchor" ;;
    "audit export" | "audit proof"*) words="--out" ;;
    sync*) words=$(_bulkheadctl_gateways "$estate") ;;
    catalog) words="list show diff" ;;
    "catalog list") words="--as-of" ;;
    "catalog show") words="--as-of $(_bulkheadctl_apis "$estate")" ;;
    "catalog diff") words="--as-of --all $(_bulkheadctl_apis "$estate")" ;;
    isolation) words="check changes" ;;
    "isolation changes") words="--since --until --pair" ;;
    contract) words="diff lint" ;;
    "contract diff"*) words="--as-of --all $(compgen -f -- "$word")" ;;
    "contract lint"*) words="--as-of --production $(compgen -f -- "$word")" ;;
    evidence) words="add collect list show withdraw" ;;
    "evidence collect") words="pipeline certificates" ;;
    "evidence collect pipeline"*) words="--pair --complete --add $(compgen -f -- "$word")" ;;
    "evidence collect certificates"*) words="--sandbox-host --production-host --pair --complete --add" ;;
    "evidence add"*) words="--raw --control --pair --source --query --expires $(compgen -f -- "$word")" ;;
    "evidence withdraw"* | "attest withdraw"*) words="--reason" ;;
    attest) words="sign countersign list withdraw" ;;
    "attest sign") words="--control --pair --statement --until --evidence --tested --api" ;;
    exception) words="request approve reject revoke renew list" ;;
    "exception request"*) words="--pair --reason --owner --expires --compensating --ticket --risk" ;;
    "exception reject"* | "exception revoke"*) words="--reason" ;;
    "exception renew"*) words="--expires --reason" ;;
    report) words="list catalog history bundle boundary diff --list --framework --from --to --format --out --pair --snapshot --log-size --sample --seed --sample-of" ;;
    "report bundle") words="--framework --from --to --out --pair --snapshot --log-size --sample --seed --sample-of --verify --extract --checkpoint --trust --require-anchor" ;;
    "report catalog") words="--out" ;;
    "report boundary") words="--out --format --sign" ;;
    "report diff"*) words="--pair --out --format" ;;
    "isolation check") words="--format --fail-on --as-of --control --pair" ;;
    promotion) words="plan request list changes figures show approve waive export import reject comment apply break-glass review resume rollback" ;;
    "promotion plan") words="--api --from --to --source --target --delete" ;;
    "promotion request") words="--api --from --to --source --target --delete --reason --needs-waiver" ;;
    "promotion approve"*) words="--plan --out --trust --digest --reason" ;;
    "promotion list") words="--api" ;;
    "promotion changes") words="--without-request --api --since" ;;
    "promotion figures") words="--from --to --env" ;;
    "promotion export"*) words="--out" ;;
    "promotion import"*) words="$(compgen -f -- "$word")" ;;
    "promotion comment"*) words="--reason --step --changes" ;;
    "promotion waive"*) words="--gate --reason" ;;
    "promotion reject"* | "promotion rollback"* | "promotion break-glass"* | "promotion review"*) words="--reason" ;;
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
_bulkheadctl_frameworks() {
    bulkheadctl ${1:+--estate "$1"} --quiet report --list 2>/dev/null | cut -d' ' -f1
}
complete -F _bulkheadctl bulkheadctl
