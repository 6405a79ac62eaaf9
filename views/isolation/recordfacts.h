// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/factgrid.h"
#include "items/evidencetable.h"

#include <QCoreApplication>

namespace bulkhead {

//! What there is to know of evidence and of an attestation, in the words of the console.
class RecordFacts
{
    Q_DECLARE_TR_FUNCTIONS(RecordFacts)
public:
    //! The envelope as it stands. `control`: nullptr if the catalogue has none of that id.
    [[nodiscard]] static NamedFacts of(const evidence::Evidence &evidence, const isolation::Control *control);
    //! `records`: to name what it rests on.
    [[nodiscard]] static NamedFacts of(const evidence::Attestation &attestation, const isolation::Control *control, const evidence::Register &records, const QStringList &uncovered);
    //! "3 pass, 1 warn", the worst first.
    [[nodiscard]] static QString verdictsOf(const evidence::Evidence &evidence);
    //! Whether all that the source has came, and how much.
    [[nodiscard]] static QString completeness(const evidence::Evidence &evidence);
    //! "cloud account of Meridian, until 7 Dec 2026": evidence in a line.
    [[nodiscard]] static QString lineOf(const evidence::Evidence &evidence);
    [[nodiscard]] static QString assurance(isolation::Assurance assurance); //!< "A2, read configuration"
    [[nodiscard]] static QString shortAssurance(isolation::Assurance assurance); //!< "A2"
};

} // namespace bulkhead
