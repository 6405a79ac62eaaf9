// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/evidencedialog.h"

#include "isolation/reasondialog.h"
#include "isolation/recordfacts.h"
#include "isolation/recordfields.h"
#include "presentation/evidencewords.h"
#include "presentation/formats.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! The name of a file and the button that chooses it, in a line.
QWidget *makeLine(TextLabel *name, Button *button, QWidget *parent)
{
    auto *line = new QWidget(parent);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    name->setElided(true);
    button->setSize(Button::Size::Small);
    row->addWidget(name, 1);
    row->addWidget(button);
    return line;
}

} // namespace

EvidenceDialog::EvidenceDialog(EvidenceSession &session, EvidenceSession::Records records, QWidget *parent)
    : FormDialog(tr("Bring in evidence"),
                 tr("A file with the envelope of what was read in another system, as JSON or YAML: control, source, query, times, how complete it is, and a verdict for each unit."), tr("Sign…"), parent)
    , m_session(session)
    , m_records(std::move(records))
    , m_file(new TextLabel(tr("none chosen"), TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_rawFile(new TextLabel(tr("none chosen"), TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_choose(new Button(tr("Choose…"), Button::Look::Outlined, Icon::Folder, this))
    , m_chooseRaw(new Button(tr("Choose…"), Button::Look::Outlined, Icon::Folder, this))
    , m_envelope(new FactGrid(this))
{
    setObjectName(u"evidenceDialog"_s);
    m_choose->setObjectName(u"chooseEnvelope"_s);
    m_chooseRaw->setObjectName(u"chooseRaw"_s);
    m_choose->setAccessibleName(tr("Choose the envelope"));
    m_chooseRaw->setAccessibleName(tr("Choose the raw bytes"));
    m_envelope->setObjectName(u"envelope"_s);
    addField(tr("Envelope"), makeLine(m_file, m_choose, this));
    addField(tr("Raw bytes"), makeLine(m_rawFile, m_chooseRaw, this), tr("Only their SHA-256 is taken. Not needed where the envelope names it."));
    body()->addWidget(m_envelope);
    m_envelope->hide();
    connect(m_choose, &QPushButton::clicked, this, [this] { askFor(false); });
    connect(m_chooseRaw, &QPushButton::clicked, this, [this] { askFor(true); });
    connect(&session, &EvidenceSession::evidenceRead, this, &EvidenceDialog::take);
    connect(&session, &EvidenceSession::readFailed, this, &EvidenceDialog::refuse);
    setMissing(tr("Choose the file with the envelope"));
    m_choose->setFocus(Qt::OtherFocusReason);
}

void EvidenceDialog::askFor(bool isRaw)
{
    const QString path = isRaw ? QFileDialog::getOpenFileName(this, tr("The raw bytes"), m_raw)
                               : QFileDialog::getOpenFileName(this, tr("The envelope"), m_path, tr("Envelopes (*.json *.yaml *.yml)") + u";;"_s + tr("All files (*)"));
    if (path.isEmpty())
        return;
    isRaw ? chooseRaw(path) : choose(path);
}

void EvidenceDialog::choose(const QString &path)
{
    m_path = path;
    m_file->setText(QFileInfo(path).fileName());
    read();
}

void EvidenceDialog::chooseRaw(const QString &path)
{
    m_raw = path;
    m_rawFile->setText(QFileInfo(path).fileName());
    read();
}

void EvidenceDialog::read()
{
    m_evidence.reset();
    if (m_path.isEmpty())
        return;
    forget();
    setMissing(tr("It is being read"));
    m_session.readEvidence(m_path, m_raw);
}

void EvidenceDialog::take(const ReadEvidence &read)
{
    m_envelope->setFacts(RecordFacts::of(read.evidence, m_records->catalogue().find(QString::fromStdString(read.evidence.control))));
    m_envelope->show();
    if (read.whyNot) {
        fail(tr("It cannot be signed as it stands."), toSentences(*read.whyNot), m_choose);
        setMissing(tr("Mend the file and choose it again"));
        return;
    }
    m_evidence = read.evidence;
    setMissing({});
    action()->setFocus(Qt::OtherFocusReason);
}

void EvidenceDialog::refuse(const Error &error)
{
    m_envelope->hide();
    fail(tr("The file cannot be used."), toSentences(error), m_choose);
    setMissing(tr("Mend the file and choose it again"));
}

void EvidenceDialog::submit()
{
    if (!m_evidence)
        return;
    EvidenceSession *session = &m_session;
    const auto sign = [session, evidence = *m_evidence](const QString &) { session->addEvidence(evidence); };
    const QString meaning = tr("%1 on %2: %3, until %4. You sign that you read it there, with your key, as %5.")
                                .arg(QString::fromStdString(m_evidence->control), EvidenceWords::pair(m_evidence->pair), RecordFacts::verdictsOf(*m_evidence),
                                     Formats::date(m_evidence->expiresAt), m_session.acting().person);
    auto *once = new ReasonDialog(m_session, tr("Sign the evidence?"), meaning, tr("Sign"), ReasonDialog::Asks::Nothing, sign, this);
    once->quote(QString::fromStdString(m_evidence->source));
    connect(once, &QDialog::accepted, this, &QDialog::accept);
    once->open();
}

} // namespace bulkhead
