// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/rule.h"
#include "contracts/schemacomparison.h"

namespace bulkhead::contracts {

//! The same operation in both contracts; nullptr on the side that does not have it.
struct OperationPair
{
    const Operation *base = nullptr, *revision = nullptr;
    [[nodiscard]] const Operation &either() const { return revision ? *revision : *base; }
};

//! What one rule found, beside the operation it is about.
struct Said
{
    std::string_view rule;
    QString where; //!< inside the operation
    std::optional<Place> base, revision;
    QString message, before, after;
};

//! Where the rules put what they find, and where schemas are handed to be compared.
class Changes
{
public:
    Changes(const Contract &base, const Contract &revision, const CompareOptions &options);

    [[nodiscard]] const Contract &base() const { return m_base; }
    [[nodiscard]] const Contract &revision() const { return m_revision; }
    [[nodiscard]] QDate today() const { return m_options.today; }

    void document(const Said &said);
    //! What is about requests or responses is undecided for calls that the API makes.
    void operation(const OperationPair &pair, const Said &said);
    //! `subject` begins the sentence ("request body (application/json)"), `where` the place inside the operation.
    void schemas(const OperationPair &pair, const QString &where, const QString &subject, SchemaId base, SchemaId revision, Direction direction);
    //! Everything, with fingerprints, in order.
    [[nodiscard]] std::vector<Change> finish();

private:
    struct Use
    {
        OperationPair pair;
        QString where, subject;
        SchemaComparison::Handle handle = 0;
    };
    [[nodiscard]] Change changeOf(const OperationPair *pair, const Said &said) const;
    void findingsOf(const Use &use);
    //! Counts it, or notes that there are too many of its severity.
    void keep(Change change);

    const Contract &m_base, &m_revision;
    CompareOptions m_options;
    SchemaComparison m_schemas;
    std::vector<Use> m_uses;
    std::vector<Change> m_list;
    std::array<std::size_t, 3> m_counts{}; //!< by severity
    bool m_isCut = false;
};

} // namespace bulkhead::contracts
