// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/attestdialog.h"

#include "evidence/decide.h"
#include "evidence/rules.h"
#include "isolation/reasondialog.h"
#include "isolation/recordfacts.h"
#include "isolation/recordfields.h"
#include "presentation/evidencewords.h"
#include "presentation/formats.h"
#include "presentation/isolationwords.h"

#include <QComboBox>
#include <QDateEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using evidence::Evidence;

namespace {

constexpr int mostShown = 4; //!< rows of a list; more of them scroll
enum Covers { All, Some };

QListWidget *makeCheckList(const QString &name, QWidget *parent)
{
    auto *list = new QListWidget(parent);
    list->setObjectName(name);
    list->setSpacing(2);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setTextElideMode(Qt::ElideMiddle);
    return list;
}

void addChecked(QListWidget &list, const QString &text, const std::string &id, bool isOn)
{
    auto *item = new QListWidgetItem(text, &list);
    item->setData(Qt::UserRole, QString::fromStdString(id));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isOn ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(text);
    item->setSizeHint({1, list.sizeHintForRow(list.count() - 1)}); // as wide as the list, and no scroll bar over the last row
}

//! As high as what it holds.
void fitHeight(QListWidget &list)
{
    const int row = list.count() == 0 ? 0 : list.sizeHintForRow(0) + 2 * list.spacing();
    list.setFixedHeight(row * qMin(list.count(), mostShown) + 2 * list.frameWidth() + list.spacing());
}

QStringList checkedIn(const QListWidget &list)
{
    QStringList ids;
    for (int i = 0; i < list.count(); ++i) {
        if (list.item(i)->checkState() == Qt::Checked)
            ids << list.item(i)->data(Qt::UserRole).toString();
    }
    return ids;
}

TextLabel *makeNote(QWidget *parent)
{
    auto *note = new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, parent);
    note->setWordWrap(true);
    return note;
}

bool holds(const std::vector<std::string> &ids, const std::string &id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

} // namespace

AttestDialog::AttestDialog(EvidenceSession &session, std::shared_ptr<const IsolationView> view, EvidenceSession::Records records, const AttestStart &start, QWidget *parent)
    : FormDialog(tr("Attest a control"), tr("Your signed word that it holds, for exactly these APIs, until a day. APIs that join later are not covered."), tr("Sign…"), parent)
    , m_session(session)
    , m_view(std::move(view))
    , m_records(std::move(records))
    , m_opened(session.now())
    , m_wanted(start.scope)
    , m_control(new QComboBox(this))
    , m_pair(new QComboBox(this))
    , m_covers(new QComboBox(this))
    , m_apis(makeCheckList(u"attestApis"_s, this))
    , m_evidence(makeCheckList(u"attestEvidence"_s, this))
    , m_tested(makeCheckList(u"attestTested"_s, this))
    , m_testedField(makeTestedField())
    , m_statement(makeTextField(this))
    , m_until(makeEndField(m_opened, m_opened, m_opened, this))
    , m_asks(makeNote(this))
    , m_ground(makeNote(this))
    , m_latest(makeNote(this))
{
    setObjectName(u"attestDialog"_s);
    makeFields(start);
    connect(m_control, &QComboBox::currentIndexChanged, this, &AttestDialog::takeControl);
    connect(m_pair, &QComboBox::currentIndexChanged, this, &AttestDialog::takePair);
    connect(m_covers, &QComboBox::currentIndexChanged, this, &AttestDialog::check);
    connect(m_apis, &QListWidget::itemChanged, this, &AttestDialog::check);
    connect(m_evidence, &QListWidget::itemChanged, this, &AttestDialog::check);
    connect(m_statement, &QPlainTextEdit::textChanged, this, &AttestDialog::check);
    takePair();
    takeControl();
    for (int i = 0; i < m_evidence->count() && !start.evidence.empty(); ++i) {
        QListWidgetItem *item = m_evidence->item(i);
        item->setCheckState(holds(start.evidence, item->data(Qt::UserRole).toString().toStdString()) ? Qt::Checked : Qt::Unchecked);
    }
    for (int i = 0; i < m_tested->count(); ++i) {
        if (holds(start.tested, m_tested->item(i)->data(Qt::UserRole).toString().toStdString()))
            m_tested->item(i)->setCheckState(Qt::Checked);
    }
    m_statement->setFocus(Qt::OtherFocusReason);
}

QWidget *AttestDialog::makeTestedField()
{
    auto *field = new QWidget(this);
    auto *column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    //: What a test report speaks of: controls whose path somebody tested.
    const QString name = tr("Tested exactly the path of");
    column->addWidget(new TextLabel(name, TypeSize::Small, QFont::Medium, &Tokens::text, field));
    m_tested->setAccessibleName(name);
    column->addWidget(m_tested);
    TextLabel *note = makeNote(field);
    note->setText(tr("It stands in for the probe while probes are off, if its evidence says so and covers every API. Leave empty what was not tested."));
    column->addWidget(note);
    for (const isolation::Control &one : m_view->controls.controls()) {
        if (evidence::mayBeTested(one))
            addChecked(*m_tested, QString(one.id + u' ' + one.title), one.id.toStdString(), false);
    }
    fitHeight(*m_tested);
    return field;
}

void AttestDialog::makeFields(const AttestStart &start)
{
    m_control->setObjectName(u"attestControl"_s);
    for (const isolation::Control &one : m_view->controls.controls()) {
        if (evidence::mayBeAttested(one))
            m_control->addItem(QString(one.id + u' ' + one.title), one.id);
    }
    m_control->setCurrentIndex(qMax(0, m_control->findData(start.control)));
    m_control->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // titles are longer than the form is wide
    addField(tr("Control"), m_control);
    body()->addWidget(m_asks);
    m_pair->setObjectName(u"attestPair"_s);
    for (const isolation::PairReport &one : m_view->report.pairs) {
        const evidence::PairScope scope{one.result.sandbox, one.result.production};
        m_pair->addItem(EvidenceWords::pair(scope));
        if (scope == start.pair)
            m_pair->setCurrentIndex(m_pair->count() - 1);
    }
    addField(tr("Environments"), m_pair);
    m_covers->setObjectName(u"attestCovers"_s);
    m_covers->addItems({QString(), tr("Only some of them")});
    m_covers->setCurrentIndex(m_wanted.empty() ? All : Some);
    addField(tr("Covers"), m_covers);
    m_apis->setAccessibleName(tr("APIs that it covers"));
    body()->addWidget(m_apis);
    m_statement->setObjectName(u"attestStatement"_s);
    m_statement->setPlainText(start.statement);
    addField(tr("Statement"), m_statement, tr("What you attest, in your words. It is signed as it stands."));
    body()->addWidget(m_testedField);
    addField(tr("Rests on"), m_evidence);
    m_ground->setObjectName(u"attestGround"_s);
    body()->addWidget(m_ground);
    m_until->setObjectName(u"attestUntil"_s);
    //: Of an attestation; a date.
    addField(tr("Until the end of"), m_until);
    body()->addWidget(m_latest);
}

const isolation::Control *AttestDialog::control() const
{
    return m_view->controls.find(m_control->currentData().toString());
}

evidence::PairScope AttestDialog::pair() const
{
    const auto index = static_cast<std::size_t>(qMax(0, m_pair->currentIndex()));
    const isolation::PairResult &result = m_view->report.pairs.at(index).result;
    return {result.sandbox, result.production};
}

UtcTime AttestDialog::latest() const
{
    const isolation::Control *one = control();
    return one == nullptr ? m_opened : UtcTime(m_opened + evidence::longestAttestation(one->severity));
}

void AttestDialog::takeControl()
{
    const isolation::Control *one = control();
    if (one == nullptr)
        return;
    const bool isCritical = evidence::needsCounterSignature(one->severity);
    m_asks->setText(one->statement + (isCritical ? QString(u' ' + tr("It is critical, so somebody else signs second.")) : QString()));
    const QDate last = QDateTime::fromMSecsSinceEpoch(latest().time_since_epoch().count(), Qt::UTC).date().addDays(-1);
    m_testedField->setVisible(one->id.toStdString() == evidence::testReport);
    m_until->setMaximumDate(last);
    m_until->setDate(last);
    //: A date; how urgent a control is.
    m_latest->setText(tr("At the latest %1: %n day(s), as for all of severity %2.", nullptr, static_cast<int>(evidence::longestAttestation(one->severity).count()))
                          .arg(latestDay(*m_until), IsolationWords::severity(one->severity)));
    listEvidence();
    check();
}

void AttestDialog::takePair()
{
    m_rows = rowsOf(*m_view->catalog, pair());
    m_covers->setItemText(All, tr("All %n API(s) that the pair has now", nullptr, static_cast<int>(m_rows.size())));
    listApis();
    listEvidence();
    check();
}

void AttestDialog::listApis()
{
    const QSignalBlocker quiet(m_apis);
    m_apis->clear();
    std::vector<std::pair<QString, std::string>> named;
    for (const std::string &id : m_rows) {
        const ApiRow *row = m_view->catalog->catalog.find(QString::fromStdString(id));
        named.emplace_back(row == nullptr ? QString::fromStdString(id) : QString::fromStdString(row->name), id);
    }
    std::sort(named.begin(), named.end());
    for (const auto &[name, id] : named)
        addChecked(*m_apis, name, id, m_wanted.empty() || holds(m_wanted, id));
    fitHeight(*m_apis);
}

//! What decides the control first; what is chosen of it stays chosen.
void AttestDialog::listEvidence()
{
    const QSignalBlocker quiet(m_evidence);
    m_evidence->clear();
    const std::string id = control() == nullptr ? std::string() : control()->id.toStdString();
    const evidence::PairScope scope = pair();
    for (const bool isOfControl : {true, false}) {
        for (const Evidence &one : m_records->evidence()) {
            const bool isUsable = !one.isWithdrawn && m_opened < one.expiresAt && one.pair.covers(scope.sandbox, scope.production);
            if (isUsable && (one.control == id) == isOfControl)
                addChecked(*m_evidence, RecordFacts::lineOf(one), one.id, isOfControl);
        }
    }
    m_evidence->setVisible(m_evidence->count() > 0);
    fitHeight(*m_evidence);
}

QStringList AttestDialog::grounds() const
{
    return checkedIn(*m_evidence);
}

QStringList AttestDialog::tested() const
{
    const isolation::Control *one = control();
    return one != nullptr && one->id.toStdString() == evidence::testReport ? checkedIn(*m_tested) : QStringList();
}

std::vector<std::string> AttestDialog::scope() const
{
    if (m_covers->currentIndex() == All)
        return m_rows;
    std::vector<std::string> ids;
    for (const QString &id : checkedIn(*m_apis))
        ids.push_back(id.toStdString());
    return ids;
}

QString AttestDialog::missing() const
{
    if (scope().empty())
        return tr("Choose an API that it covers");
    if (m_statement->toPlainText().trimmed().isEmpty())
        return tr("Say what you attest");
    return {};
}

void AttestDialog::showGround()
{
    if (m_evidence->count() == 0) {
        m_ground->setText(tr("No evidence is in force for these environments. Without any it is a bare statement, and the control stays unknown: bring in evidence first."));
        return;
    }
    UtcTime first = UtcTime::max();
    const QStringList chosen = grounds();
    for (const QString &id : chosen)
        first = std::min(first, m_records->findEvidence(id.toStdString())->expiresAt);
    m_ground->setText(chosen.isEmpty() ? tr("Without evidence it is a bare statement, and the control stays unknown.")
                                       : tr("It is void when one of them expires or is withdrawn; the first expires on %1.").arg(Formats::date(first)));
}

void AttestDialog::check()
{
    m_apis->setVisible(m_covers->currentIndex() == Some);
    showGround();
    setMissing(missing());
}

QString AttestDialog::inWords(const AttestationWish &wish) const
{
    const QString head = tr("%1 holds for %n API(s) of %2, until %3.", nullptr, static_cast<int>(wish.scope.size()))
                             .arg(QString::fromStdString(wish.control), EvidenceWords::pair(wish.pair), Formats::date(wish.until));
    const QString ground = wish.evidence.isEmpty() ? tr("It rests on nothing.") : tr("It rests on %n piece(s) of evidence.", nullptr, static_cast<int>(wish.evidence.size()));
    const QString paths = wish.tested.isEmpty() ? QString() : QString(u' ' + tr("It stands in for the probe of %1.").arg(wish.tested.join(u", "_s)));
    return QString(head + u' ' + ground + paths + u' ' + tr("You sign this with your key, as %1.").arg(m_session.acting().person));
}

void AttestDialog::submit()
{
    AttestationWish wish;
    wish.control = m_control->currentData().toString().toStdString();
    wish.pair = pair();
    wish.scope = scope();
    wish.statement = m_statement->toPlainText().trimmed();
    wish.until = endOf(*m_until, latest());
    wish.evidence = grounds();
    wish.tested = tested();
    EvidenceSession *session = &m_session;
    const auto sign = [session, wish](const QString &) { session->attest(wish); };
    auto *once = new ReasonDialog(m_session, tr("Sign the attestation of %1?").arg(QString::fromStdString(wish.control)), inWords(wish), tr("Sign"), ReasonDialog::Asks::Nothing, sign, this);
    once->quote(wish.statement);
    connect(once, &QDialog::accepted, this, &QDialog::accept);
    once->open();
}

} // namespace bulkhead
