// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/estatefile.h"
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
    QString title;
    QString statement; //!< what must hold, in one plain sentence
    Severity severity = Severity::Medium;
    Method method = Method::Automatic; //!< that decides it first
    QList<Method> also;
    QString check;     //!< id of the rule that judges it; empty: nothing here does
    QList<QString> facts;   //!< that it needs, in words
    QString decidedBy; //!< what would decide it when no rule does, in words; empty for automatic ones
    QHash<QString, QString> remedies; //!< by gateway kind ("kong"); "any" for the others
    QHash<QString, QList<QString>> references; //!< framework id → its references
    std::chrono::hours timeToLive{24}; //!< facts older than this decide nothing
    int exceptionDays = 0; //!< longest exception; 0: none is possible
    QString exceptionTerms;
    bool isCustom = false; //!< of a company's own file

    [[nodiscard]] QString remedy(const QString &gatewayKind) const;
};

struct CatalogueReading;

//! All controls, in the order of their file.
class ControlCatalogue
{
public:
    //! The one that comes with the product; a test proves that it loads without a problem.
    [[nodiscard]] static const ControlCatalogue &builtIn();

    //! A company's file on top: its own controls are added, and its references to controls that are there. It may not change
    //! what a built-in control asks for. `file` names it in problems.
    [[nodiscard]] CatalogueReading with(const QByteArray &yaml, const QString &file) const;

    [[nodiscard]] const QString &version() const { return m_version; } //!< "2026.11", with a digest of what was added
    [[nodiscard]] const QList<Control> &controls() const { return m_controls; }
    [[nodiscard]] const Control *find(const QString &id) const; //!< nullptr if there is none

private:
    friend class CatalogueReader;
    QString m_version;
    QList<Control> m_controls;
};

struct CatalogueReading
{
    ControlCatalogue catalogue; //!< usable only if there is no error
    QList<EstateProblem> problems;
    [[nodiscard]] bool isUsable() const;
};

} // namespace bulkhead::isolation
