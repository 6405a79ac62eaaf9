// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/clock.h"
#include "core/result.h"
#include "estate/collection.h"
#include "estate/config.h"
#include "estate/record.h"
#include "ports/nameanswers.h"

#include <QCoroTask>
#include <QDateTime>

#include <functional>
#include <memory>
#include <vector>

namespace bulkhead {

//! Where an adapter puts what it reads. Called on the adapter's thread. Pages of several collections may
//! interleave; `finish` comes once per collection, after its last page, also when it failed.
class InventorySink
{
public:
    InventorySink() = default;
    virtual ~InventorySink() = default;
    Q_DISABLE_COPY_MOVE(InventorySink)
    virtual Result<void> add(const CollectionKey &key, std::vector<EntityRecord> records) = 0;
    virtual Result<void> finish(CollectionReport report) = 0;
};

enum class Right { No, Yes, Unknown };
[[nodiscard]] QString toWire(Right right); //!< "no", "yes", "unknown"

struct GatewayIdentity
{
    QString product;  //!< "Kong", "Apache APISIX", "Caddy"
    QString version;  //!< empty if the product does not tell
    QString edition;
    Right mayRead = Right::Unknown;
    Right mayChange = Right::Unknown; //!< what the *reading* credential could do: a viewer should read "no"
    QList<QString> warnings; //!< plain sentences: "The admin key is the published default"
    friend bool operator==(const GatewayIdentity &, const GatewayIdentity &) = default;
};

struct ReadProgress
{
    qint64 requests = 0;
    qint64 bytes = 0;
    qint64 rows = 0;
    QString step; //!< the collection that is being read, as the product names it
};

//! One reading connection to one gateway. Lives on one thread with an event loop and must outlive its
//! tasks. After `cancel` every pending task ends soon with Cancelled.
class GatewayReader
{
public:
    GatewayReader() = default;
    virtual ~GatewayReader() = default;
    Q_DISABLE_COPY_MOVE(GatewayReader)

    //! Product, version and rights; at most a few requests. WrongProduct if something else answers.
    virtual QCoro::Task<Result<GatewayIdentity>> identify() = 0;
    //! Reads every collection. A collection that cannot be read is reported as such and the others go on;
    //! an error of the whole means that nothing useful could be read (connection, authentication, product).
    virtual QCoro::Task<Result<void>> read(InventorySink &sink) = 0;
    virtual void cancel() = 0;
    [[nodiscard]] virtual ReadProgress progress() const = 0;
};

//! One step of a connection test, in the order in which a request lives them.
struct ConnectionStep
{
    enum class Id { SecretReference, Name, Connection, Tls, SignIn, Rights };
    enum class State { Ok, Failed, Warning, NotTried, NotNeeded };
    Id id = Id::Name;
    State state = State::NotTried;
    QString detail; //!< "10.40.3.12 and .13", "port 8443 answers", "chain not trusted"
    std::chrono::milliseconds duration{0};
};
[[nodiscard]] QString toWire(ConnectionStep::Id id);       //!< "secret_reference", "sign_in"
[[nodiscard]] QString toWire(ConnectionStep::State state); //!< "ok", "not_tried"

struct CertificateFacts
{
    QString subject, issuer;
    QList<QString> names;
    QDateTime notBefore, notAfter; //!< UTC
    QString fingerprint; //!< SHA-256 of the DER form, hex with colons
    QString pin;         //!< "sha256:BASE64" of the public key, as the estate file takes it
};

//! The outcome of a connection test: complete even when it failed.
struct ConnectionReport
{
    GatewayId gateway;
    QList<ConnectionStep> steps;
    QList<CertificateFacts> chain; //!< as the gateway showed it, leaf first
    std::optional<GatewayIdentity> identity;
    std::optional<Error> error; //!< why the first failed step failed, with what to do
};

//! Makes readers and tests connections; adapters are registered with it by the application.
//! Used on the thread on which the readers shall live.
class GatewayConnector
{
public:
    GatewayConnector() = default;
    virtual ~GatewayConnector() = default;
    Q_DISABLE_COPY_MOVE(GatewayConnector)
    //! SecretMissing if the reading credential does not resolve. Never resolves `write_auth`.
    virtual QCoro::Task<Result<std::shared_ptr<GatewayReader>>> open(GatewayConfig config) = 0;
    virtual QCoro::Task<ConnectionReport> test(GatewayConfig config, CancelToken cancel) = 0;
    //! Who tells what names stand for; nullptr: nobody here does.
    virtual NameResolver *names() { return nullptr; }
};

} // namespace bulkhead
