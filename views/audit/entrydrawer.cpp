// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entrydrawer.h"

#include "audit/entrysentence.h"
#include "audit/merklepathview.h"
#include "audit/recordview.h"
#include "presentation/auditwords.h"
#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "widgets/button.h"
#include "widgets/marks.h"
#include "widgets/scrollsheet.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int captionWidth = 88;
constexpr qsizetype mostRecordShown = 8000; //!< characters; to copy there is all of it

QString numberOf(quint64 value)
{
    return Formats::number(static_cast<qint64>(value));
}

TextLabel *wrapped(const QString &text, TypeSize size, QFont::Weight weight = QFont::Normal, Ink ink = &Tokens::text)
{
    auto *label = new TextLabel(Formats::breakable(text), size, weight, ink);
    label->setWordWrap(true);
    return label;
}

} // namespace

EntryDrawer::EntryDrawer(QWidget *parent)
    : Drawer(parent)
    , m_sheet(new ScrollSheet(tr("Entry"), this))
    , m_above(Button::iconOnly(Icon::ArrowUp, tr("Entry above (Alt+Up)"), this))
    , m_below(Button::iconOnly(Icon::ArrowDown, tr("Entry below (Alt+Down)"), this))
    , m_save(new Button(tr("Save proof…"), Button::Look::Outlined, Icon::Folder, this))
    , m_copy(new Button(tr("Copy record"), Button::Look::Outlined, Icon::Copy, this))
{
    setObjectName(u"entryDrawer"_s);
    setFocusProxy(m_sheet);
    makeHead();
    body()->addWidget(m_sheet, 1);
    makeFoot();
}

void EntryDrawer::makeHead()
{
    auto *steps = new QWidget(this);
    auto *row = new QHBoxLayout(steps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(2));
    m_above->setObjectName(u"entryAbove"_s);
    m_below->setObjectName(u"entryBelow"_s);
    for (const auto &[button, key, rows] : {std::tuple(m_above, Qt::Key_Up, -1), std::tuple(m_below, Qt::Key_Down, 1)}) {
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, rows = rows] { emit stepRequested(rows); });
        auto *shortcut = new QShortcut(QKeySequence(Qt::ALT | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, button, &QPushButton::click);
    }
    setAction(steps);
}

void EntryDrawer::makeFoot()
{
    m_save->setObjectName(u"saveProof"_s);
    m_copy->setObjectName(u"copyRecord"_s);
    foot()->addWidget(m_save);
    foot()->addWidget(m_copy);
    foot()->addStretch(1);
    connect(m_save, &QPushButton::clicked, this, [this] { emit saveProofRequested(m_seq); });
    connect(m_copy, &QPushButton::clicked, this, &EntryDrawer::copyRecord);
}

void EntryDrawer::expect(quint64 seq)
{
    if (m_seq == 0)
        setTitle(tr("Entry %1").arg(numberOf(seq)));
}

void EntryDrawer::showSeq(quint64 seq)
{
    m_seq = seq;
    setTitle(tr("Entry %1").arg(numberOf(seq)));
}

void EntryDrawer::setNeighbours(bool above, bool below)
{
    m_above->setEnabled(above);
    m_below->setEnabled(below);
}

void EntryDrawer::showFailure(quint64 seq, const QString &what, const QString &more)
{
    showSeq(seq);
    m_entry = {};
    m_headline = what;
    m_checks.clear();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(16), px(16), px(16), px(16));
    column->setSpacing(px(8));
    column->addWidget(wrapped(what, TypeSize::Body, QFont::DemiBold));
    column->addWidget(wrapped(more, TypeSize::Body, QFont::Normal, &Tokens::text2));
    column->addStretch(1);
    m_sheet->setWidget(content);
    for (Button *button : {m_save, m_copy})
        button->setBlocked(what);
}

void EntryDrawer::showEntry(const AuditEntryView &entry, std::shared_ptr<const AuditView> view)
{
    m_view = std::move(view);
    m_entry = entry;
    m_checks.clear();
    showSeq(entry.seq);
    const auto facts = EntryFacts::from(entry.entry);
    m_headline = facts ? EntrySentence::of(*facts) : tr("The bytes that stand here are not an entry of a log");
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(16), px(12), px(16), px(16));
    column->setSpacing(px(10));
    auto *headline = wrapped(m_headline, TypeSize::Body, QFont::DemiBold);
    headline->setObjectName(u"entryHeadline"_s);
    headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(headline);
    if (facts)
        column->addWidget(makeFields(*facts));
    column->addWidget(new Rule);
    addProof(column, facts);
    column->addSpacing(px(6));
    addRecord(column);
    column->addStretch(1);
    m_sheet->setWidget(content); // deletes what was there
    m_save->setBlocked(entry.problem.isEmpty() ? QString() : tr("There is no proof of this entry"));
    m_copy->setBlocked({});
}

void EntryDrawer::addField(QGridLayout *grid, const QString &caption, const QString &value)
{
    if (value.isEmpty())
        return;
    const int row = grid->rowCount();
    auto *head = new TextLabel(caption, TypeSize::Small, QFont::Normal, &Tokens::text2);
    head->setElided(true);
    head->setFixedWidth(px(captionWidth));
    auto *text = wrapped(value, TypeSize::Small);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(head, row, 0, Qt::AlignTop);
    grid->addWidget(text, row, 1);
}

QWidget *EntryDrawer::makeFields(const EntryFacts &facts)
{
    auto *fields = new QWidget;
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(6));
    grid->setColumnStretch(1, 1);
    addField(grid, tr("When"), facts.at ? AuditWords::exactMoment(*facts.at) : QString());
    addField(grid, tr("Who"), AuditWords::who(facts.who, facts.isPerson()));
    addField(grid, tr("Role"), facts.isPerson() ? PeopleWords::role(facts.role) : QString());
    addField(grid, tr("Key"), keyText(facts));
    const QString object = EntrySentence::object(facts.objectKind, facts.object);
    //: A kind of thing and its name: "Person, bo".
    addField(grid, tr("Object"), object.isEmpty() ? QString() : tr("%1, %2").arg(AuditWords::objectKind(facts.objectKind), object));
    addField(grid, tr("Environment"), facts.environment);
    addField(grid, tr("Reason"), facts.text("reason"));
    addField(grid, tr("Outcome"), AuditWords::outcome(facts.text("outcome")));
    if (const qint64 begin = facts.number("of"); begin > 0)
        addField(grid, tr("Began with"), PeopleWords::entry(static_cast<quint64>(begin)));
    return fields;
}

//! "Ed25519, 3f2a 9c41…, in use since 4 Feb 2026"
QString EntryDrawer::keyText(const EntryFacts &facts) const
{
    if (!facts.isPerson())
        return {};
    const QString key = tr("Ed25519, %1").arg(PeopleWords::shortKey(facts.key));
    const audit::KeyRow *row = m_view ? m_view->state.key(facts.key.toStdString()) : nullptr;
    if (row == nullptr)
        return tr("%1, not a key that this log knows").arg(key);
    const auto dateOf = [this](std::uint64_t seq) {
        const auto time = timeOfEntry(*m_view, seq);
        return time ? Formats::date(*time) : PeopleWords::entry(seq);
    };
    //: A key, and from when to when it was used.
    return row->until == 0 ? tr("%1, in use since %2").arg(key, dateOf(row->since))
                           : tr("%1, used from %2 to %3").arg(key, dateOf(row->since), dateOf(row->until));
}

void EntryDrawer::addHead(QVBoxLayout *column, const QString &title, const QString &note)
{
    auto *row = new QHBoxLayout;
    row->addWidget(new TextLabel(title, TypeSize::Body, QFont::DemiBold));
    row->addStretch(1);
    row->addWidget(new TextLabel(note, TypeSize::Small, QFont::Normal, &Tokens::text2));
    column->addLayout(row);
}

void EntryDrawer::addCheck(QVBoxLayout *column, Status status, const QString &text)
{
    m_checks.append({status, text});
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(new StatusMark(status, 14), 0, Qt::AlignTop);
    const QFont::Weight weight = status == Status::Fail ? QFont::DemiBold : QFont::Normal;
    row->addWidget(wrapped(text, TypeSize::Small, weight, status == Status::Unknown ? &Tokens::text2 : &Tokens::text), 1);
    column->addLayout(row);
}

void EntryDrawer::addProof(QVBoxLayout *column, const std::optional<EntryFacts> &facts)
{
    const int hashes = static_cast<int>(m_entry.path.size());
    const QString size = tr("%n hash(es), %1", nullptr, hashes).arg(Formats::bytes(hashes * qint64(sizeof(Digest))));
    addHead(column, tr("Proof"), m_entry.problem.isEmpty() ? size : QString());
    if (m_entry.problem.isEmpty()) {
        auto *panel = new Surface(&Tokens::panel, Surface::Round);
        auto *inside = new QVBoxLayout(panel);
        inside->setContentsMargins(1, 1, 1, 1);
        auto *picture = new MerklePathView;
        picture->setEntry(m_entry);
        inside->addWidget(picture);
        column->addWidget(panel);
    }
    const QString who = facts ? facts->who : QString();
    if (!facts)
        addCheck(column, Status::Fail, tr("Nothing is signed here: these bytes are not an entry"));
    else if (!m_entry.isSigned)
        addCheck(column, Status::Unknown, tr("Not signed, so %1 is only a claim").arg(AuditWords::who(who, false)));
    else if (m_entry.isSignatureGood)
        addCheck(column, Status::Pass, tr("Signature matches the key of %1").arg(who));
    else
        addCheck(column, Status::Fail, tr("Signature does not match any key of %1").arg(who));
    if (!m_entry.problem.isEmpty())
        addCheck(column, Status::Fail, tr("There is no proof that the entry stands in the log"));
    else if (!m_entry.isInTree)
        addCheck(column, Status::Fail, tr("Entry is not what the tree of size %1 has in its place").arg(numberOf(m_entry.size)));
    else if (!m_entry.isHeadSigned)
        addCheck(column, Status::Fail, tr("The tree of size %1 is not signed with the key of this log").arg(numberOf(m_entry.size)));
    else
        addCheck(column, Status::Pass, tr("Entry is in the tree of size %1").arg(numberOf(m_entry.size)));
    addOutside(column);
    addCheck(column, Status::Unknown, tr("Time is the console's own, no time stamp service is set"));
    //: Of a proof that is saved to a file.
    const QString more = m_entry.problem.isEmpty() ? tr("Saved, the proof checks without this store and without a network.") : m_entry.problem;
    column->addWidget(wrapped(more, TypeSize::Caption, QFont::Normal, &Tokens::text2));
}

//! What the places outside say, each where it has something to say.
void EntryDrawer::addOutside(QVBoxLayout *column)
{
    using Says = CheckpointPlace::Says;
    const auto before = m_checks.size();
    bool isBad = false;
    for (const CheckpointPlace &place : m_entry.places) {
        const QString size = numberOf(place.size);
        isBad = isBad || place.says > Says::Unknown;
        switch (place.says) {
        case Says::Nothing:
            break;
        case Says::Agrees:
            addCheck(column, Status::Pass, tr("Tree extends the checkpoint of size %1 kept in %2").arg(size, place.place));
            break;
        case Says::Unknown:
            addCheck(column, Status::Warn, tr("The checkpoints kept in %1 could not be read, so nothing there vouches for this entry").arg(place.place));
            break;
        case Says::Stranger:
            addCheck(column, Status::Fail, tr("The checkpoint of size %1 kept in %2 is not signed with the key of this log").arg(size, place.place));
            break;
        case Says::Differs:
            addCheck(column, Status::Fail, tr("The checkpoint of size %1 kept in %2 says otherwise").arg(size, place.place));
            break;
        }
    }
    if (m_checks.size() == before)
        addCheck(column, Status::Unknown, tr("No checkpoint kept outside covers this entry yet"));
    if (!isBad)
        return;
    auto *row = new QHBoxLayout; // below the words of the check
    row->setContentsMargins(px(14 + 8), 0, 0, 0);
    //: "Verify all" is the button above the log.
    row->addWidget(wrapped(tr("Verify all compares the whole log, and says from which entry on it cannot be trusted."), TypeSize::Small));
    column->addLayout(row);
}

void EntryDrawer::addRecord(QVBoxLayout *column)
{
    addHead(column, tr("Record"), tr("canonical JSON, %1").arg(Formats::bytes(static_cast<qint64>(m_entry.entry.size()))));
    const QString whole = QString::fromStdString(m_entry.entry);
    auto *panel = new Surface(&Tokens::sunken, Surface::Round);
    auto *inside = new QVBoxLayout(panel);
    inside->setContentsMargins(px(12), px(10), px(12), px(10));
    inside->addWidget(new RecordView(whole.left(mostRecordShown)));
    column->addWidget(panel);
    if (whole.size() > mostRecordShown)
        column->addWidget(wrapped(tr("Only the beginning is shown; copied is all of it."), TypeSize::Caption, QFont::Normal,
                                  &Tokens::text2));
}

QStringList EntryDrawer::checks() const
{
    QStringList texts;
    for (const Check &check : m_checks)
        texts.append(check.status == Status::Pass ? u"✓ "_s + check.text : check.text);
    return texts;
}

void EntryDrawer::copyRecord() const
{
    if (!m_entry.entry.empty())
        QApplication::clipboard()->setText(QString::fromStdString(m_entry.entry));
}

} // namespace bulkhead
