// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/words.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

QString ErrorWords::shortly(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Usage: return tr("Wrong use");
    case Error::Kind::BadFile: return tr("File not usable");
    case Error::Kind::NotFound: return tr("Not found");
    case Error::Kind::NameLookup: return tr("Host name unknown");
    case Error::Kind::Connect: return tr("Not reachable");
    case Error::Kind::Tls: return tr("Certificate refused");
    case Error::Kind::Unauthorized: return tr("Credential refused");
    case Error::Kind::Forbidden: return tr("Right missing");
    case Error::Kind::WrongProduct: return tr("Another product");
    case Error::Kind::Timeout: return tr("No answer in time");
    case Error::Kind::RateLimited: return tr("Too many requests");
    case Error::Kind::Server: return tr("Gateway error");
    case Error::Kind::Protocol: return tr("Answer not valid");
    case Error::Kind::Unsupported: return tr("Cannot tell");
    case Error::Kind::Torn: return tr("Changed while read");
    case Error::Kind::Cancelled: return tr("Cancelled");
    case Error::Kind::SecretMissing: return tr("Secret missing");
    case Error::Kind::Store: return tr("Store error");
    case Error::Kind::SchemaTooNew: return tr("Store is newer");
    case Error::Kind::Conflict: return tr("Changed meanwhile");
    case Error::Kind::Refused: return tr("Not allowed");
    case Error::Kind::Damaged: return tr("Audit log damaged");
    case Error::Kind::Internal: return tr("Internal error");
    }
    return {};
}

QString ErrorWords::whatHappened(const Error &error, const QString &subject)
{
    switch (error.kind) {
    case Error::Kind::Usage: return tr("This cannot be asked of %1.").arg(subject);
    case Error::Kind::BadFile: return tr("%1 cannot be used as it stands.").arg(subject);
    case Error::Kind::NotFound: return tr("%1 is not there.").arg(subject);
    case Error::Kind::NameLookup: return tr("The host name of %1 has no address.").arg(subject);
    case Error::Kind::Connect: return tr("%1 does not accept a connection.").arg(subject);
    case Error::Kind::Tls: return tr("The certificate of %1 is not trusted.").arg(subject);
    case Error::Kind::Unauthorized: return tr("%1 refused the credential.").arg(subject);
    case Error::Kind::Forbidden: return tr("The credential has no right to read %1.").arg(subject);
    case Error::Kind::WrongProduct: return tr("%1 answers, but is another kind of gateway.").arg(subject);
    case Error::Kind::Timeout: return tr("%1 did not answer in time.").arg(subject);
    case Error::Kind::RateLimited: return tr("%1 asks for fewer requests.").arg(subject);
    case Error::Kind::Server: return tr("%1 reported an error of its own.").arg(subject);
    case Error::Kind::Protocol: return tr("The answer of %1 breaks the rules.").arg(subject);
    case Error::Kind::Unsupported: return tr("%1 cannot tell this.").arg(subject);
    case Error::Kind::Torn: return tr("%1 changed while it was read.").arg(subject);
    case Error::Kind::Cancelled: return tr("Reading %1 was cancelled.").arg(subject);
    case Error::Kind::SecretMissing: return tr("The secret of %1 was not found.").arg(subject);
    case Error::Kind::Store: return tr("The store cannot be read or written.");
    case Error::Kind::SchemaTooNew: return tr("The store was written by a newer version.");
    case Error::Kind::Conflict: return error.what.isEmpty() ? tr("Somebody changed it meanwhile.") : error.what;
    case Error::Kind::Refused: return error.what.isEmpty() ? tr("This is not allowed.") : error.what;
    case Error::Kind::Damaged: return tr("The audit log is damaged, so nothing is changed any more.");
    case Error::Kind::Internal: return tr("Something in Bulkhead failed on %1.").arg(subject);
    }
    return {};
}

QString ErrorWords::whatToDo(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Usage: return tr("Look at the values you gave.");
    case Error::Kind::BadFile: return tr("Open the file at the line named and mend it.");
    case Error::Kind::NotFound: return tr("Check the name; it may have been removed since the last sync.");
    case Error::Kind::NameLookup: return tr("Check the spelling of the admin address, and whether this desk is in the right network or VPN.");
    case Error::Kind::Connect: return tr("Check host and port, and whether a firewall stands between this desk and the admin API.");
    case Error::Kind::Tls: return tr("Ask who runs the gateway for its certificate authority, compare the fingerprint with them and not with this screen, and set it as certificate authority.");
    case Error::Kind::Unauthorized: return tr("Check that the reference leads to the right secret, and that it has not expired or been renewed.");
    case Error::Kind::Forbidden: return tr("Give the reading credential the right to read, and nothing more.");
    case Error::Kind::WrongProduct: return tr("Choose the kind that runs at this address, or the address of its admin API instead of its proxy.");
    case Error::Kind::Timeout: return tr("Try again; if it stays, raise the time limit of this gateway or look at its load.");
    case Error::Kind::RateLimited: return tr("Lower the requests at once or per second for this gateway.");
    case Error::Kind::Server: return tr("Look at the gateway's own log at this moment.");
    case Error::Kind::Protocol: return tr("Check that the address leads to the admin API itself and not to a proxy or sign-in page.");
    case Error::Kind::Unsupported: return tr("Nothing to do: this fact stays unknown for this product.");
    case Error::Kind::Torn: return tr("Sync again when nobody is changing the gateway.");
    case Error::Kind::Cancelled: return tr("Sync again when you like.");
    case Error::Kind::SecretMissing: return tr("Set the variable, file or keyring entry the reference names, then test again.");
    case Error::Kind::Store: return tr("Check free space and rights of the store's folder.");
    case Error::Kind::SchemaTooNew: return tr("Update Bulkhead, or open another store.");
    case Error::Kind::Conflict: return error.hint.isEmpty() ? tr("Look at it again, then decide anew.") : error.hint;
    case Error::Kind::Refused: return error.hint.isEmpty() ? tr("Ask somebody who has the right to do it.") : error.hint;
    case Error::Kind::Damaged: return tr("Verify the log on the Audit screen, and keep the store as it is.");
    case Error::Kind::Internal: return tr("Copy the details and report them.");
    }
    return {};
}

} // namespace bulkhead
