// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/evidencesession.h"
#include "widgets/formdialog.h"

namespace bulkhead {

class FactGrid;

//! Brings in evidence from a file: shows the envelope as it stands before it is signed, and says what is wrong with it and where. Asks once more before it is signed,
//! and stays until the log has it.
class EvidenceDialog : public FormDialog
{
    Q_OBJECT
public:
    EvidenceDialog(EvidenceSession &session, EvidenceSession::Records records, QWidget *parent);

    //! The file with the envelope, as if a person had chosen it.
    void choose(const QString &path);
    //! The file with the bytes that the envelope speaks of.
    void chooseRaw(const QString &path);

protected:
    void submit() override;

private:
    void askFor(bool isRaw);
    void read();
    void take(const ReadEvidence &read);
    void refuse(const Error &error);

    EvidenceSession &m_session;
    EvidenceSession::Records m_records;
    QString m_path, m_raw;
    std::optional<evidence::Evidence> m_evidence; //!< that could be signed
    TextLabel *m_file, *m_rawFile;
    Button *m_choose, *m_chooseRaw;
    FactGrid *m_envelope;
};

} // namespace bulkhead
