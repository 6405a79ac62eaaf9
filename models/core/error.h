// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace bulkhead {

//! Why something did not work: a code to act on, a place to look at, a fact to read and a thing to do.
//! `what` and `hint` are plain English sentences without a final full stop; they never hold a secret,
//! a body or a header value. Screens may show their own wording by `kind`.
struct Error
{
    enum class Kind {
        Usage,          //!< wrong command line
        BadFile,        //!< a file cannot be used; `place` is FILE:LINE
        NotFound,
        NameLookup,     //!< the host name has no address
        Connect,        //!< TCP refused or unreachable
        Tls,            //!< certificate, pin or protocol refused
        Unauthorized,   //!< 401: the credential is missing or wrong
        Forbidden,      //!< 403: the credential is known, the right is missing
        WrongProduct,   //!< something answers, but it is not this kind of gateway
        Timeout,
        RateLimited,    //!< 429 beyond all retries
        Server,         //!< 5xx beyond all retries
        Protocol,       //!< an answer that breaks the rules: redirect, HTML, truncated, bad JSON, too large
        Unsupported,    //!< the product says it cannot tell
        Torn,           //!< a page set changed while it was read
        Cancelled,
        SecretMissing,  //!< a credential reference does not resolve
        Store,          //!< the store cannot be read or written
        SchemaTooNew,   //!< the store was written by a newer version
        Conflict,       //!< it is not what it was taken for: somebody changed it meanwhile
        Refused,        //!< a rule or a person's right says no; `hint` says what would unlock it
        Damaged,        //!< the audit log is not what it was; `hint` says how to find out
        Internal
    };

    Kind kind = Kind::Internal;
    QString place; //!< gateway and request, FILE:LINE, or store path
    QString what;
    QString hint;
    std::optional<std::chrono::milliseconds> retryAfter;

    //! "PLACE: what; hint", the form of the command line.
    [[nodiscard]] QString toText() const;

    friend bool operator==(const Error &, const Error &) = default;
};

//! Stable wire spelling of a kind ("name_lookup"), used in JSON and in the store.
[[nodiscard]] QString toWire(Error::Kind kind);
[[nodiscard]] Error::Kind errorKindFromWire(const QString &text);

} // namespace bulkhead
