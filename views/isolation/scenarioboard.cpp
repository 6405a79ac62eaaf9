// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/scenarioboard.h"

#include "presentation/isolationwords.h"
#include "presentation/words.h"
#include "widgets/button.h"
#include "widgets/marks.h"
#include "widgets/surface.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::Chance;
using isolation::PairResult;
using isolation::Scenario;
using isolation::ScenarioState;
using isolation::UnitResult;
using isolation::Verdict;

namespace {

constexpr std::size_t factsShown = 4; //!< of a scenario; the rest is counted

QString idOf(std::string_view control)
{
    return QString::fromUtf8(control.data(), static_cast<qsizetype>(control.size()));
}

} // namespace

ScenarioBoard::ScenarioBoard(QWidget *parent)
    : ScrollSheet(tr("Scenarios"), parent)
    , m_cards(new QWidget(this))
    , m_column(new QVBoxLayout(m_cards))
{
    setObjectName(u"scenarioBoard"_s);
    m_column->setContentsMargins(px(16), px(16), px(16), px(16));
    m_column->setSpacing(px(16));
    setWidget(m_cards);
}

QString ScenarioBoard::title(Scenario scenario)
{
    return QCoreApplication::translate("Isolation", titleOf(scenario));
}

QString ScenarioBoard::words(Chance chance)
{
    switch (chance) {
    case Chance::RuledOut: return tr("Ruled out");
    case Chance::CannotBeRuledOut: return tr("Cannot be ruled out");
    case Chance::CouldHappen: return tr("Could happen today");
    }
    return {};
}

Status ScenarioBoard::statusOf(Chance chance)
{
    switch (chance) {
    case Chance::RuledOut: return Status::Pass;
    case Chance::CannotBeRuledOut: return Status::Unknown;
    case Chance::CouldHappen: return Status::Fail;
    }
    return Status::Unknown;
}

void ScenarioBoard::setPair(const std::shared_ptr<const IsolationView> &view, const EnvironmentId &sandbox,
                            const EnvironmentId &production)
{
    m_view = view;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *card = item->widget()) {
            card->hide();
            card->deleteLater(); // a link of it may be what asked for this
        }
        delete item;
    }
    const isolation::PairReport *report = view ? reportOf(*view, sandbox, production) : nullptr;
    if (report == nullptr)
        return;
    for (const ScenarioState &state : scenariosOf(report->result))
        addCard(state, report->result);
    m_column->addStretch(1);
}

void ScenarioBoard::addCard(const ScenarioState &state, const PairResult &result)
{
    auto *card = new Surface(&Tokens::panel, Surface::Round, m_cards);
    const QString wire = QString::fromLatin1(toWire(state.scenario).data(), static_cast<qsizetype>(toWire(state.scenario).size()));
    card->setObjectName(wire);
    card->setAccessibleName(title(state.scenario));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(px(16), px(14), px(16), px(14));
    column->setSpacing(px(6));
    addHead(column, state, card);
    addFacts(column, state, result, card);
    addControls(column, state, result, card);
    m_column->addWidget(card);
}

void ScenarioBoard::addHead(QVBoxLayout *column, const ScenarioState &state, QWidget *card)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(px(12));
    auto *name = new TextLabel(title(state.scenario), TypeSize::Section, QFont::DemiBold, &Tokens::text, card);
    name->setWordWrap(true);
    row->addWidget(name, 1);
    row->addWidget(new Badge(statusOf(state.chance), words(state.chance), card), 0, Qt::AlignTop);
    column->addLayout(row);
    auto *why = new TextLabel(reasonOf(state), TypeSize::Body, QFont::Normal, &Tokens::text2, card);
    why->setWordWrap(true);
    column->addWidget(why);
}

QString ScenarioBoard::reasonOf(const ScenarioState &state) const
{
    const auto count = [&state](Verdict verdict) {
        return static_cast<int>(std::count_if(state.controls.begin(), state.controls.end(),
                                              [verdict](const auto &part) { return part.verdict == verdict; }));
    };
    switch (state.chance) {
    case Chance::CouldHappen: return tr("Because of %n fact(s):", nullptr, static_cast<int>(state.facts.size()));
    case Chance::RuledOut: return tr("Every control that guards against it passes on what was read.");
    case Chance::CannotBeRuledOut: break;
    }
    return count(Verdict::Unknown) > 0 ? tr("Nothing proves it, and nothing rules it out. What is not known:")
                                       : tr("Nothing proves it. What makes it possible:");
}

void ScenarioBoard::addFacts(QVBoxLayout *column, const ScenarioState &state, const PairResult &result, QWidget *card)
{
    std::size_t shown = 0;
    for (const UnitResult *unit : state.facts) {
        if (shown == factsShown)
            break;
        for (const ScenarioState::Part &part : state.controls) {
            const isolation::ControlResult *control = result.find(part.control);
            const bool isOf = control != nullptr && !control->units.empty() && unit >= &control->units.front()
                && unit <= &control->units.back();
            if (!isOf)
                continue;
            FindingQuery query;
            query.control = idOf(part.control);
            query.fingerprint = QString::fromStdString(isolation::findingFingerprint(part.control, unit->unit));
            addLink(column, IsolationWords::statusOf(unit->verdict), IsolationWords::sentence(*unit), query.control, query, card);
            ++shown;
        }
    }
    if (state.facts.size() > shown) {
        auto *more = new TextLabel(tr("and %n more, in the controls below", nullptr, static_cast<int>(state.facts.size() - shown)),
                                   TypeSize::Small, QFont::Normal, &Tokens::text2, card);
        column->addWidget(more);
    }
}

void ScenarioBoard::addLink(QVBoxLayout *column, Status status, const QString &sentence, const QString &about,
                            const FindingQuery &query, QWidget *card)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    auto *mark = new StatusMark(status, 16, card);
    mark->setStatus(status, Words::control(status));
    row->addWidget(mark, 0, Qt::AlignTop);
    auto *text = new TextLabel(sentence, TypeSize::Body, QFont::Normal, &Tokens::text, card);
    text->setWordWrap(true);
    row->addWidget(text, 1);
    auto *open = new Button(about, Button::Look::Plain, Icon::ChevronRight, card);
    open->setSize(Button::Size::Small);
    open->setToolTip(tr("Open the facts behind it"));
    //: of a button: a control's id and what it says
    open->setAccessibleName(tr("%1: %2").arg(about, sentence));
    connect(open, &QPushButton::clicked, this, [this, query] { emit findingRequested(query); });
    row->addWidget(open, 0, Qt::AlignTop);
    column->addLayout(row);
}

//! The controls that guard against it, whatever they say: what is unknown names what would decide it.
void ScenarioBoard::addControls(QVBoxLayout *column, const ScenarioState &state, const PairResult &result, QWidget *card)
{
    column->addSpacing(px(6));
    column->addWidget(new TextLabel(tr("Guarded by"), TypeSize::Small, QFont::DemiBold, &Tokens::text2, card));
    for (const ScenarioState::Part &part : state.controls) {
        const isolation::Control *control = m_view->controls.find(idOf(part.control));
        const Status status = IsolationWords::statusOf(part.verdict);
        QString text = control != nullptr ? control->title : QString();
        //: a control's title, its verdict
        text = tr("%1: %2").arg(text, Words::control(status));
        const bool isUndecided = part.verdict == Verdict::Unknown && control != nullptr && !control->decidedBy.isEmpty();
        const isolation::ControlResult *judged = result.find(part.control);
        if (isUndecided && (judged == nullptr || judged->ruleVersion == 0))
            //: what stands before, then what would decide a control that is unknown
            text = tr("%1. It would be decided by: %2").arg(text, control->decidedBy);
        FindingQuery query;
        query.control = idOf(part.control);
        addLink(column, status, text, query.control, query, card);
    }
}

} // namespace bulkhead
