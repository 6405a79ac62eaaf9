// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/recorddecisions.h"
#include "widgets/formdialog.h"

class QComboBox;
class QDateEdit;
class QListWidget;
class QPlainTextEdit;

namespace bulkhead {

//! Attests that a control holds: for which APIs of a pair, in which words, on which evidence, until when. Asks once more before it is signed, and stays until the log
//! has it.
class AttestDialog : public FormDialog
{
    Q_OBJECT
public:
    //! `view`: whose controls and APIs there are to choose from; `records`: whose evidence.
    AttestDialog(EvidenceSession &session, std::shared_ptr<const IsolationView> view, EvidenceSession::Records records, const AttestStart &start, QWidget *parent);

protected:
    void submit() override;

private:
    void makeFields(const AttestStart &start);
    [[nodiscard]] QWidget *makeTestedField();
    void takeControl();
    void takePair();
    void listApis();
    void listEvidence();
    void check();
    void showGround();
    [[nodiscard]] const isolation::Control *control() const;
    [[nodiscard]] evidence::PairScope pair() const;
    [[nodiscard]] UtcTime latest() const;
    [[nodiscard]] QStringList grounds() const; //!< ids of the evidence that is chosen
    [[nodiscard]] QStringList tested() const;  //!< ids of controls whose path a test report tested
    [[nodiscard]] std::vector<std::string> scope() const;
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString inWords(const AttestationWish &wish) const;

    EvidenceSession &m_session;
    std::shared_ptr<const IsolationView> m_view;
    EvidenceSession::Records m_records;
    const UtcTime m_opened;
    std::vector<std::string> m_wanted; //!< scope to begin with; empty: all
    std::vector<std::string> m_rows;   //!< of the pair
    QComboBox *m_control, *m_pair, *m_covers;
    QListWidget *m_apis, *m_evidence, *m_tested;
    QWidget *m_testedField; //!< of a test report only
    QPlainTextEdit *m_statement;
    QDateEdit *m_until;
    TextLabel *m_asks, *m_ground, *m_latest;
};

} // namespace bulkhead
