// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entryfacts.h"
#include "usecases/auditview.h"
#include "widgets/drawer.h"

class QGridLayout;
class QVBoxLayout;

namespace bulkhead {

class Button;
class ScrollSheet;

//! One entry whole: what it says in a sentence and by its parts, the proof that it stands in the log, and its bytes.
class EntryDrawer : public Drawer
{
    Q_OBJECT
public:
    explicit EntryDrawer(QWidget *parent = nullptr);

    //! An entry that is being read: what is shown stays until it comes.
    void expect(quint64 seq);
    void showEntry(const AuditEntryView &entry, std::shared_ptr<const AuditView> view);
    void showFailure(quint64 seq, const QString &what, const QString &more);
    //! The entry that is shown; 0: none.
    [[nodiscard]] quint64 seq() const { return m_seq; }
    //! Whether the table has a row above and one below.
    void setNeighbours(bool above, bool below);
    [[nodiscard]] QString headline() const { return m_headline; }
    //! The checks in words, those that hold with "✓" in front.
    [[nodiscard]] QStringList checks() const;
    [[nodiscard]] Status checkStatus(qsizetype check) const { return m_checks.value(check).status; }
    void copyRecord() const;

signals:
    void stepRequested(int rows); //!< -1: the row above
    void saveProofRequested(quint64 seq);

private:
    void makeHead();
    void makeFoot();
    void showSeq(quint64 seq);
    void addField(QGridLayout *grid, const QString &caption, const QString &value);
    QWidget *makeFields(const EntryFacts &facts);
    void addProof(QVBoxLayout *column, const std::optional<EntryFacts> &facts);
    void addOutside(QVBoxLayout *column);
    void addRecord(QVBoxLayout *column);
    void addHead(QVBoxLayout *column, const QString &title, const QString &note);
    void addCheck(QVBoxLayout *column, Status status, const QString &text);
    [[nodiscard]] QString keyText(const EntryFacts &facts) const;

    struct Check
    {
        Status status = Status::Unknown;
        QString text;
    };

    std::shared_ptr<const AuditView> m_view;
    AuditEntryView m_entry;
    quint64 m_seq = 0;
    QString m_headline;
    QList<Check> m_checks;
    ScrollSheet *m_sheet;
    Button *m_above, *m_below, *m_save, *m_copy;
};

} // namespace bulkhead
