// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/fact.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace bulkhead::isolation {

// When two network places are the same (controls.md 1.0.3). Pure; nothing here asks a name server.

//! Host in its canonical form: lower case, IDNA A-label, no trailing dot, no brackets; IPv4-mapped IPv6 as IPv4, IPv6 in
//! its shortest form. A wildcard stays a pattern. Empty for what cannot be a host.
[[nodiscard]] std::string canonicalHost(std::string_view host);
//! Is it an IPv4 or IPv6 address in canonical form?
[[nodiscard]] bool isAddress(std::string_view canonical);
//! 127.0.0.0/8, ::1, "localhost" and below it: the same text means another place on every machine.
[[nodiscard]] bool isLoopback(std::string_view canonical);
[[nodiscard]] bool isLoopback(const Endpoint &endpoint); //!< its host, or one of the addresses behind it

//! Reads "https://host:port/path", "host:port" or "host"; not set if there is no host in it.
[[nodiscard]] Endpoint endpoint(std::string_view text);
[[nodiscard]] Endpoint endpoint(std::string_view scheme, std::string_view host, std::int64_t port);
[[nodiscard]] std::int64_t defaultPort(std::string_view scheme); //!< 0: none is known

//! A name that TLS shows to whoever answers: several may share one address and port.
[[nodiscard]] bool isTlsName(const Endpoint &endpoint);

//! Fixed answers for names, as the estate file gives them: canonical host → addresses.
using FixedAnswers = QHash<QString, QList<QString>>;
//! Fills in `addresses`: an address is its own answer; a name has one only if the answers hold it.
void resolve(Endpoint &endpoint, const FixedAnswers &answers);

enum class SamePlace : std::uint8_t {
    Same,       //!< proven: equal name and port, or an address in common and equal port
    SameHost,   //!< equal host or address, other port
    Different,  //!< proven: addresses of both are known and disjoint
    Undecided   //!< two names, at least one not resolved, or loopback seen from two machines
};
//! `sameMachine`: both are seen from one machine, so that loopback means one place.
[[nodiscard]] SamePlace compare(const Endpoint &a, const Endpoint &b, bool sameMachine);

//! "*.prd.example" covers names below it, "10.50.0.0/16" addresses within, anything else equals itself.
[[nodiscard]] bool hostMatches(std::string_view pattern, std::string_view host);
//! Of several patterns that cover one host, the one with the greatest closeness says most about it.
[[nodiscard]] int closenessOf(std::string_view pattern);
//! Can one host name match both patterns ("*.acme.example" and "api.acme.example")? A leading "~" is a regular
//! expression; nothing if that cannot be decided.
[[nodiscard]] std::optional<bool> patternsMeet(std::string_view a, std::string_view b);
//! A pattern that no look-up by host or parent finds: a regular expression, or a wildcard that is not in front.
[[nodiscard]] bool isOddPattern(std::string_view host);
//! "/pay" of "/pay/v1": what a look-up by path goes by. Empty for what may match any: "/", a wildcard or expression there.
[[nodiscard]] std::string_view firstSegment(std::string_view path);
//! Can one request path match both? Paths are prefixes; a leading "~" is a regular expression.
[[nodiscard]] std::optional<bool> pathsMeet(std::string_view a, std::string_view b);

//! "host:port", for people.
[[nodiscard]] std::string toText(const Endpoint &endpoint);

} // namespace bulkhead::isolation
