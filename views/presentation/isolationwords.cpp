// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/isolationwords.h"

#include "isolation/filledtext.h"
#include "presentation/formats.h"

#include <QHash>

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::Layer;
using isolation::Verdict;

QString IsolationWords::layer(Layer layer)
{
    switch (layer) {
    case Layer::Infrastructure: return tr("Infrastructure");
    case Layer::Identity: return tr("Identity");
    case Layer::Data: return tr("Data");
    case Layer::Policies: return tr("Policies");
    case Layer::Cicd: return tr("CI/CD");
    case Layer::Observability: return tr("Observability");
    case Layer::Governance: return tr("Governance");
    }
    return {};
}

QString IsolationWords::shortLayer(Layer layer)
{
    switch (layer) {
    //: Infrastructure, for a narrow column.
    case Layer::Infrastructure: return tr("Infra");
    //: Observability, for a narrow column.
    case Layer::Observability: return tr("Observ.");
    //: Governance, for a narrow column.
    case Layer::Governance: return tr("Govern.");
    case Layer::Identity:
    case Layer::Data:
    case Layer::Policies:
    case Layer::Cicd: break;
    }
    return IsolationWords::layer(layer);
}

QString IsolationWords::severity(isolation::Severity severity)
{
    switch (severity) {
    case isolation::Severity::Low: return tr("Low");
    case isolation::Severity::Medium: return tr("Medium");
    case isolation::Severity::High: return tr("High");
    case isolation::Severity::Critical: return tr("Critical");
    }
    return {};
}

QString IsolationWords::method(isolation::Method method)
{
    switch (method) {
    case isolation::Method::Automatic: return tr("Decided from gateway data");
    case isolation::Method::Probe: return tr("Decided by a probe");
    case isolation::Method::Evidence: return tr("Decided by evidence of another system");
    case isolation::Method::Attestation: return tr("Decided by a signed attestation");
    }
    return {};
}

QString IsolationWords::assurance(isolation::Assurance assurance)
{
    switch (assurance) {
    case isolation::Assurance::A0: return tr("A bare statement");
    case isolation::Assurance::A1: return tr("A signed attestation");
    case isolation::Assurance::A2: return tr("Read configuration");
    case isolation::Assurance::A3: return tr("Seen behaviour");
    }
    return {};
}

QString IsolationWords::headline(isolation::Status status)
{
    switch (status) {
    case isolation::Status::Isolated: return tr("Isolation complete");
    case isolation::Status::Weak: return tr("Isolation weak");
    case isolation::Status::Unproven: return tr("Isolation unproven");
    case isolation::Status::NotAssessed: return tr("Isolation not assessed");
    case isolation::Status::NotIsolated: return tr("Isolation incomplete");
    }
    return {};
}

QString IsolationWords::sentence(const isolation::UnitResult &unit)
{
    if (unit.reason == nullptr)
        return {};
    const QString text = QCoreApplication::translate("Isolation", unit.reason->text);
    return QString::fromStdString(isolation::filled(text.toStdString(), unit.arguments));
}

QString IsolationWords::entity(const std::string &kind)
{
    if (kind == "gateway")
        return tr("Gateway");
    if (kind == "deployment")
        return tr("API deployment");
    if (kind == "policy")
        return tr("Policy");
    if (kind == "credential")
        return tr("Credential");
    if (kind == "consumer")
        return tr("Consumer");
    if (kind == "certificate")
        return tr("Certificate");
    if (kind == "target")
        return tr("Target");
    if (kind == "sink")
        return tr("Log destination");
    return QString::fromStdString(kind);
}

QString IsolationWords::framework(const QString &id)
{
    static const QHash<QString, QString> names{
        {u"pci-dss-4.0.1"_s, u"PCI DSS 4.0.1"_s},          {u"iso-27001-2022"_s, u"ISO/IEC 27001:2022"_s},
        {u"soc2-2017"_s, u"SOC 2 (2017)"_s},               {u"nist-800-53-r5"_s, u"NIST SP 800-53 r5"_s},
        {u"nist-ssdf-1.1"_s, u"NIST SSDF 1.1"_s},          {u"hipaa-security"_s, u"HIPAA Security Rule"_s},
        {u"gdpr"_s, u"GDPR"_s},                            {u"dora"_s, u"DORA"_s},
        {u"psd2-rts"_s, u"PSD2 RTS"_s},                    {u"owasp-api-2023"_s, u"OWASP API Security 2023"_s},
        {u"cis-8.1"_s, u"CIS Controls 8.1"_s},
    };
    return names.value(id, id);
}

QString IsolationWords::percent(std::optional<int> value)
{
    return Formats::percent(value ? std::optional<double>(*value / 100.0) : std::nullopt);
}

Status IsolationWords::statusOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::NotApplicable: return Status::NotApplicable;
    case Verdict::Pass: return Status::Pass;
    case Verdict::Warn: return Status::Warn;
    case Verdict::Unknown: return Status::Unknown;
    case Verdict::Fail: return Status::Fail;
    }
    return Status::Unknown;
}

Status IsolationWords::statusOf(isolation::Status status)
{
    switch (status) {
    case isolation::Status::Isolated: return Status::Pass;
    case isolation::Status::Weak: return Status::Warn;
    case isolation::Status::Unproven: return Status::Unknown;
    case isolation::Status::NotAssessed: return Status::NotAssessed;
    case isolation::Status::NotIsolated: return Status::Fail;
    }
    return Status::Unknown;
}

} // namespace bulkhead
