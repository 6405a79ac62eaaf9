// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "isolation/control.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace bulkhead::reports {

//! One requirement of a framework, its subject in our own words.
struct Requirement
{
    QString reference; //!< "A.8.31"
    QString subject;
    QString verified;  //!< how the identifier was looked up; empty: it was not
    QStringList controls; //!< ids of controls that support it, in the order of the catalogue
};

//! A framework as data (resources/reports/frameworks/*.yaml, and files of a company in the same form). Which controls support a requirement is told by
//! the control catalogue's references and, for a company's framework, by the file itself.
struct Framework
{
    QString id;      //!< "iso-27001-2022"
    QString title;   //!< "ISO/IEC 27001:2022 Annex A"
    QString shortTitle; //!< "ISO/IEC 27001:2022"
    QString edition, publisher, note;
    QList<Requirement> requirements; //!< in the order of the file
    [[nodiscard]] const Requirement *find(const QString &reference) const;
};

//! The frameworks that come with the product, mapped to the controls of a catalogue, in the order of their file names' numbers.
[[nodiscard]] QList<Framework> builtInFrameworks(const isolation::ControlCatalogue &controls);

struct FrameworkReading
{
    Framework framework; //!< usable only if there is no error
    QList<EstateProblem> problems;
    [[nodiscard]] bool isUsable() const;
};
//! A framework of a file. `file` names it in problems.
[[nodiscard]] FrameworkReading readFramework(const QByteArray &yaml, const QString &file, const isolation::ControlCatalogue &controls);

} // namespace bulkhead::reports
