// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/editorsuite.h"
#include "demo/fakekong.h"
#include "gateways/kong/kongeditor.h"
#include "support/httpask.h"

#include <QRegularExpression>

namespace bulkhead::test {

//! The API "orders" on a fake sandbox and a fake production or, with BULKHEAD_LIVE_KONG_SOURCE=URL and BULKHEAD_LIVE_KONG=URL, on those, which must not share a database.
//! Everything is made and read through the Admin API.
class KongBench : public EditorBench
{
public:
    explicit KongBench(Story story, FakeKongOptions options = {});
    //! Two fakes with these rows; the API is the service "orders" or "orders-api".
    KongBench(KongSeed source, KongSeed target);
    ~KongBench() override;

    std::unique_ptr<GatewayEditor> editor(Side side, const QUrl &via = {}) override;
    [[nodiscard]] QUrl url(Side side) const override;
    std::vector<std::string> deployments(Side side) override;
    [[nodiscard]] QList<MappingRule> map() const override;
    std::string state() override;
    bool edit(const promotion::ObjectRef &ref) override;
    [[nodiscard]] QList<QByteArray> secrets() const override;
    std::string targetSecrets() override;

    [[nodiscard]] static QUrl live(Side side = Side::Target); //!< empty: a fake
    //! One live Kong alone is no bench: what a fake leaves out of a row would differ from it.
    [[nodiscard]] static bool isHalfLive() { return live().isEmpty() != live(Side::Source).isEmpty(); }
    [[nodiscard]] FakeKong &target() { return *m_target; } //!< not of a live one
    //! The id of what was made; empty, with a warning, if it was not.
    std::string make(Side side, const QString &path, const JsonValue &body);
    [[nodiscard]] JsonValue get(Side side, const QString &path) const;
    //! The row of the target, by collection and name.
    [[nodiscard]] JsonValue targetRow(const QString &path) const { return get(Side::Target, path); }

protected:
    [[nodiscard]] TransportConfig transport(Side side, const QUrl &via) const;

private:
    void makeSource(Story story);
    void makeTarget();
    void clean(Side side) const;

    std::unique_ptr<FakeKong> m_source, m_target; //!< none of a live one
};

[[nodiscard]] std::shared_ptr<const Fingerprinter> benchFingerprinter();

} // namespace bulkhead::test
