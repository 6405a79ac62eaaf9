// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/result.h"
#include "widgets/surface.h"

class QGridLayout;

namespace bulkhead {

//! What a fact sheet shows beside the fact itself.
struct FactContext
{
    QString environment;
    QString product;      //!< of the gateway, in words
    UtcTime now{};
    bool isDecisive = false; //!< the value is what the verdict rests on
};

//! One of the two facts of a finding: gateway, entity, field and value, when it was read and how complete that was.
class FactSheet : public Surface
{
    Q_OBJECT
public:
    explicit FactSheet(isolation::Side side, QWidget *parent = nullptr);

    void setFact(const isolation::FactRef &fact, const FactContext &context);
    //! In lines, for the clipboard.
    [[nodiscard]] static QString toText(const isolation::FactRef &fact, const FactContext &context, isolation::Side side);

private:
    void addRow(const QString &name, QWidget *value, bool isMarked = false);
    void addText(const QString &name, const QString &value);
    void addMissing();

    EnvironmentType m_type;
    TextLabel *m_title;
    QWidget *m_rows = nullptr;
    QGridLayout *m_grid = nullptr;
};

} // namespace bulkhead
