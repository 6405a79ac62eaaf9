// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "isolation/words.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <chrono>

namespace bulkhead::isolation {

//! One control of the catalogue (resources/isolation/controls.yaml and files of the same form).
struct Control
{
    QString id;        //!< "INF-07"
    Layer layer = Layer::Infrastructure;
    QString title;     //!< what it asks for, as a fact
    QString statement; //!< the rule in plain words
    Severity severity = Severity::Medium;
    Method method = Method::Automatic; //!< that decides it first
    QList<Method> also;
    QString check;     //!< id of the rule that judges it; empty: nothing here does
    QList<QString> facts;   //!< that it needs, in words
    QString decidedBy; //!< what would decide it when nothing here does, in words
    QHash<QString, QString> remedies; //!< by gateway kind ("kong"); "any" for the others
    QHash<QString, QList<QString>> references; //!< framework id → its references
    std::chrono::hours timeToLive{24};
    int exceptionDays = 0; //!< longest exception; 0: none is possible
    QString exceptionTerms;
    bool isCustom = false; //!< of a company's own file

    [[nodiscard]] QString remedy(const QString &gatewayKind) const;
    [[nodiscard]] int weight() const; //!< critical 10, high 6, medium 3, low 1
};

//! All controls, in the order of the catalogue.
class ControlCatalogue
{
public:
    //! The one that comes with the product; its text is checked by a test, so it always loads.
    [[nodiscard]] static const ControlCatalogue &builtIn();

    //! Adds the controls and references of a company's file. All problems are told, each "FILE:LINE: what; what to do".
    [[nodiscard]] Result<ControlCatalogue> with(const QByteArray &yaml, const QString &file) const;
    [[nodiscard]] static Result<ControlCatalogue> parse(const QByteArray &yaml, const QString &file);

    [[nodiscard]] const QString &version() const { return m_version; } //!< "2026.11"
    [[nodiscard]] const QList<Control> &controls() const { return m_controls; }
    [[nodiscard]] const Control *find(const QString &id) const;

private:
    QString m_version;
    QList<Control> m_controls;
};

} // namespace bulkhead::isolation
