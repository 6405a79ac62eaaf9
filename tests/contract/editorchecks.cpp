// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/editorsuite.h"
#include "contract/unittexts.h"
#include "core/jsonpointer.h"
#include "support/canary.h"
#include "support/cuttingrelay.h"

#include <QCoroTask>

#include <algorithm>
#include <set>

namespace bulkhead::test {

using namespace Qt::StringLiterals;
using namespace promotion;
using Side = EditorBench::Side;

namespace {

QString told(const Error &error)
{
    return error.toText();
}

QString nameOf(const PlanStep &step)
{
    return QString::fromStdString(std::string(toWire(step.action)) + ' ' + step.ref.collection + ' ' + step.ref.id + " (" + step.name + ')');
}

//! The bodies alone: what is found by its content has another id after a change.
std::vector<std::string> bodiesOf(const std::vector<NativeObject> &objects)
{
    std::vector<std::string> bodies;
    for (const NativeObject &object : objects)
        bodies.push_back(canonical(object.body));
    std::sort(bodies.begin(), bodies.end());
    return bodies;
}

QString firstDifference(const std::vector<std::string> &is, const std::vector<std::string> &wanted)
{
    std::vector<std::string> more, less;
    std::set_difference(is.begin(), is.end(), wanted.begin(), wanted.end(), std::back_inserter(more));
    std::set_difference(wanted.begin(), wanted.end(), is.begin(), is.end(), std::back_inserter(less));
    return QString::fromStdString((more.empty() ? std::string("nothing") : more.front()) + "\n instead of \n" + (less.empty() ? std::string("nothing") : less.front()));
}

//! What the plan says that the target is; what is kept may be no part of the API any more, once nothing of it leads there.
QString isAsPlanned(const NativeClosure &after, const NativeClosure &before, const Plan &plan)
{
    auto wanted = applied(plan.steps, before.objects);
    std::erase_if(wanted, [&](const NativeObject &object) {
        const auto isIt = [&](const NativeObject &other) { return other.body == object.body; };
        return std::find(plan.kept.begin(), plan.kept.end(), object.ref) != plan.kept.end() && std::none_of(after.objects.begin(), after.objects.end(), isIt);
    });
    const auto is = bodiesOf(after.objects), planned = bodiesOf(wanted);
    return is == planned ? QString() : u"the target is not what the plan says: "_s + firstDifference(is, planned);
}

std::string textOf(const NativeClosure &closure)
{
    std::string text;
    for (const NativeObject &object : closure.objects)
        text += object.ref.collection + ' ' + object.ref.id + ' ' + object.name + ' ' + object.part + ' ' + canonical(object.body) + '\n';
    return text;
}

QString sightText(const Result<StepSight> &sight)
{
    if (!sight)
        return told(sight.error());
    return *sight == StepSight::Before ? u"before"_s : *sight == StepSight::After ? u"after"_s : u"other"_s;
}

QString lookIs(GatewayEditor &editor, const PlanStep &step, StepSight wanted)
{
    const auto sight = QCoro::waitFor(editor.look(step));
    return sight && *sight == wanted ? QString() : u"%1 looks like %2"_s.arg(nameOf(step), sightText(sight));
}

} // namespace

Result<NativeClosure> EditorChecks::closure(Side side)
{
    return QCoro::waitFor(m_bench.editor(side)->closure(m_bench.deployments(side)));
}

//! The target, and what it would share with others once the plan was applied.
Result<NativeClosure> EditorChecks::wholeTarget()
{
    auto target = closure(Side::Target);
    if (!target)
        return target.error();
    target->objects.insert(target->objects.end(), m_shared.begin(), m_shared.end());
    return target;
}

Result<Plan> EditorChecks::plan(bool mayDelete)
{
    const auto source = closure(Side::Source);
    if (!source)
        return source.error();
    const auto editor = m_bench.editor(Side::Target);
    auto target = QCoro::waitFor(editor->closure(m_bench.deployments(Side::Target)));
    if (!target)
        return target.error();
    PlanGround ground;
    ground.source = *source;
    ground.target = std::move(*target);
    ground.map = m_bench.map();
    ground.namesSource = [](const std::string &host) { return host.find("sbx") != std::string::npos; };
    const auto shared = QCoro::waitFor(editor->shared(mappedObjects(ground)));
    if (!shared)
        return shared.error();
    m_shared = *shared;
    ground.target.objects.insert(ground.target.objects.end(), shared->begin(), shared->end());
    ground.guard = editor->guard();
    ground.mayDelete = mayDelete;
    std::optional<Error> noPlace;
    ground.placeOnTarget = [&](NativeObject object) {
        auto placed = editor->placed(object);
        if (!placed)
            noPlace = placed.error();
        return placed ? std::move(*placed) : object;
    };
    Plan plan;
    buildSteps(ground, plan);
    if (noPlace)
        return *noPlace;
    return plan;
}

QString EditorChecks::writeAll(GatewayEditor &editor, const std::vector<PlanStep> &steps)
{
    for (const PlanStep &step : steps) {
        const auto valid = QCoro::waitFor(editor.validate(step));
        if (!valid && valid.error().kind != Error::Kind::Unsupported)
            return nameOf(step) + u" is not valid: "_s + told(valid.error());
        if (const QString problem = lookIs(editor, step, StepSight::Before); !problem.isEmpty())
            return u"before writing, "_s + problem;
        if (const auto written = QCoro::waitFor(editor.write(step)); !written)
            return nameOf(step) + u" is not written: "_s + told(written.error());
        if (const QString problem = lookIs(editor, step, StepSight::After); !problem.isEmpty())
            return u"after writing, "_s + problem;
    }
    return {};
}

QString EditorChecks::closureIsSteady()
{
    for (const Side side : {Side::Source, Side::Target}) {
        const auto first = closure(side), second = closure(side);
        if (!first || !second)
            return told(first ? second.error() : first.error());
        if (!(*first == *second))
            return u"two readings differ"_s;
        if (side == Side::Source && first->objects.empty())
            return u"the API has no objects"_s;
    }
    return {};
}

QString EditorChecks::closureIsInOrder()
{
    const auto read = closure(Side::Source);
    if (!read)
        return told(read.error());
    std::set<std::string> parts;
    std::set<ObjectRef> refs;
    for (const NativeObject &object : read->objects) {
        for (const PartReference &reference : object.references) {
            if (!parts.contains(reference.part))
                return QString::fromStdString(object.part + " comes before " + reference.part);
            const JsonValue *value = valueAt(object.body, reference.pointer);
            if (value == nullptr || value->string() == nullptr)
                return QString::fromStdString(object.part + " has nothing at " + reference.pointer);
        }
        const JsonValue *told = object.told.empty() ? nullptr : valueAt(object.body, object.told);
        if (!object.told.empty() && (told == nullptr || told->string() == nullptr))
            return QString::fromStdString(object.part + " is told by nothing");
        if (!object.on.empty() && !parts.contains(object.on))
            return QString::fromStdString(object.part + " comes before " + object.on);
        parts.insert(object.part);
        if (!parts.insert(object.part + '\n' + object.on + '\n' + (told == nullptr ? std::string() : *told->string())).second)
            return QString::fromStdString(object.part + " is there twice");
        if (!refs.insert(object.ref).second)
            return QString::fromStdString(object.ref.id + " is there twice");
        for (const ValuePlace &place : object.places) {
            if (valueAt(object.body, place.pointer) == nullptr)
                return QString::fromStdString(object.part + " has no value at " + place.pointer);
        }
    }
    return {};
}

QString EditorChecks::unknownDeploymentIsNotFound()
{
    auto deployments = m_bench.deployments(Side::Target);
    deployments.push_back("0123-nobody");
    const auto read = QCoro::waitFor(m_bench.editor(Side::Target)->closure(deployments));
    if (read)
        return u"an API that is not there is read"_s;
    return read.error().kind == Error::Kind::NotFound ? QString() : told(read.error());
}

QString EditorChecks::nothingShownIsSecret()
{
    const QList<QByteArray> secrets = m_bench.secrets();
    if (secrets.isEmpty())
        return u"the bench has no secrets"_s;
    for (const Side side : {Side::Source, Side::Target}) {
        const auto read = closure(side);
        if (!read)
            return told(read.error());
        if (textOf(*read).find("fingerprint") == std::string::npos)
            return u"no secret is marked"_s;
        if (const auto found = canariesIn(QByteArray::fromStdString(textOf(*read)), u"the closure"_s, secrets); !found.isEmpty())
            return found.first();
    }
    const auto made = plan();
    if (!made)
        return told(made.error());
    if (const auto found = canariesIn(QByteArray::fromStdString(made->toText()), u"the plan"_s, secrets); !found.isEmpty())
        return found.first();
    const auto editor = m_bench.editor(Side::Target);
    for (const PlanStep &step : made->steps) {
        (void)m_bench.edit(step.ref);
        const auto written = QCoro::waitFor(editor->write(step));
        const auto valid = QCoro::waitFor(editor->validate(step));
        const QString text = (written ? QString() : told(written.error())) + (valid ? QString() : told(valid.error()));
        if (const auto found = canariesIn(text.toUtf8(), u"an error"_s, secrets); !found.isEmpty())
            return found.first();
    }
    return {};
}

QString EditorChecks::stepsDoWhatTheySay()
{
    const auto made = plan();
    if (!made)
        return told(made.error());
    if (made->steps.empty())
        return u"there is nothing to do"_s;
    if (!made->unmapped.empty())
        return u"something may not travel: "_s + QString::fromStdString(made->unmapped.front().pointer + ' ' + made->unmapped.front().value);
    const auto before = wholeTarget();
    if (!before)
        return told(before.error());
    const auto editor = m_bench.editor(Side::Target);
    if (const QString problem = writeAll(*editor, made->steps); !problem.isEmpty())
        return problem;
    const auto after = closure(Side::Target);
    if (!after)
        return told(after.error());
    return isAsPlanned(*after, *before, *made);
}

QString EditorChecks::unitsAreThoseOfTheTarget()
{
    const auto made = plan();
    const auto editor = m_bench.editor(Side::Target);
    const auto before = QCoro::waitFor(editor->closure(m_bench.deployments(Side::Target)));
    if (!made || !before)
        return told(made ? before.error() : made.error());
    const auto units = editor->units(applied(made->steps, before->objects));
    if (!units)
        return told(units.error());
    if (const QString problem = writeAll(*editor, made->steps); !problem.isEmpty())
        return problem;
    const auto there = m_bench.editor(Side::Target);
    const auto after = QCoro::waitFor(there->closure(m_bench.deployments(Side::Target)));
    const auto unitsAfter = after ? there->units(after->objects) : Result<std::vector<EntityRecord>>(after.error());
    if (!unitsAfter)
        return told(unitsAfter.error());
    if (unitsAfter->empty())
        return u"nothing is told"_s;
    const UnitTexts toldBefore = unitTexts(*units, UnitTimes::LeftOut), toldAfter = unitTexts(*unitsAfter, UnitTimes::LeftOut);
    if (const QString problem = missingIn(toldBefore, toldAfter); !problem.isEmpty())
        return problem;
    return made->kept.empty() ? missingIn(toldAfter, toldBefore) : QString(); // what is kept may be no part of the API any more
}

QString EditorChecks::inverseRestoresEverything()
{
    const std::string before = m_bench.state();
    const auto closureBefore = closure(Side::Target);
    const auto made = plan();
    if (!made)
        return told(made.error());
    const auto editor = m_bench.editor(Side::Target);
    if (const QString problem = writeAll(*editor, made->steps); !problem.isEmpty())
        return problem;
    if (m_bench.state() == before)
        return u"nothing has changed"_s;
    if (const QString problem = writeAll(*editor, made->inverse()); !problem.isEmpty())
        return u"undoing: "_s + problem;
    if (const std::string after = m_bench.state(); after != before)
        return QString::fromStdString("the target is not what it was:\n" + after + "\n instead of \n" + before);
    const auto closureAfter = closure(Side::Target);
    return closureBefore && closureAfter && *closureBefore == *closureAfter ? QString() : u"the closure is not what it was"_s;
}

QString EditorChecks::thereAndBack(bool mayDelete, bool &isBlocked)
{
    const std::string state = m_bench.state();
    const auto made = plan(mayDelete);
    const auto before = wholeTarget();
    if (!before || !made)
        return told(before ? made.error() : before.error());
    isBlocked = !made->unmapped.empty();
    if (isBlocked)
        return {};
    const auto editor = m_bench.editor(Side::Target);
    if (const QString problem = writeAll(*editor, made->steps); !problem.isEmpty())
        return problem;
    const auto after = closure(Side::Target);
    const auto left = plan(mayDelete);
    if (!after || !left)
        return told(after ? left.error() : after.error());
    if (const QString problem = isAsPlanned(*after, *before, *made); !problem.isEmpty())
        return problem;
    if (!left->steps.empty())
        return u"there is still something to do: "_s + nameOf(left->steps.front());
    if (const QString problem = writeAll(*editor, made->inverse()); !problem.isEmpty())
        return u"undoing: "_s + problem;
    const std::string undone = m_bench.state();
    return undone == state ? QString() : QString::fromStdString("the target is not what it was:\n" + undone + "\n instead of \n" + state);
}

QString EditorChecks::planOfEqualSidesIsEmpty()
{
    const auto made = plan();
    if (!made)
        return told(made.error());
    const auto editor = m_bench.editor(Side::Target);
    if (const QString problem = writeAll(*editor, made->steps); !problem.isEmpty())
        return problem;
    const auto again = plan();
    if (!again)
        return told(again.error());
    return again->steps.empty() ? QString() : u"there is still something to do: "_s + nameOf(again->steps.front());
}

QString EditorChecks::editBehindIsConflict()
{
    const auto made = plan();
    if (!made)
        return told(made.error());
    int count = 0;
    for (const PlanStep &step : made->steps) {
        if (step.action == StepAction::Create)
            continue;
        ++count;
        const auto editor = m_bench.editor(Side::Target);
        if (!m_bench.edit(step.ref))
            return u"the bench cannot edit "_s + nameOf(step);
        const std::string edited = m_bench.state();
        const bool isGone = m_bench.isFoundByContent() && step.action == StepAction::Delete;
        if (const QString problem = lookIs(*editor, step, isGone ? StepSight::After : StepSight::Other); !problem.isEmpty())
            return problem;
        const auto written = QCoro::waitFor(editor->write(step));
        if (written || written.error().kind != Error::Kind::Conflict)
            return nameOf(step) + (written ? u" is written over an edit"_s : u": "_s + told(written.error()));
        if (m_bench.state() != edited)
            return nameOf(step) + u" wrote something"_s;
    }
    return count > 0 ? QString() : u"there is no step to try it with"_s;
}

QString EditorChecks::secondWriteIsConflict()
{
    const auto made = plan();
    if (!made)
        return told(made.error());
    const auto editor = m_bench.editor(Side::Target);
    for (const PlanStep &step : made->steps) {
        if (const auto written = QCoro::waitFor(editor->write(step)); !written)
            return nameOf(step) + u" is not written: "_s + told(written.error());
        const std::string state = m_bench.state();
        const auto again = QCoro::waitFor(editor->write(step));
        if (again || again.error().kind != Error::Kind::Conflict)
            return nameOf(step) + (again ? u" is written twice"_s : u": "_s + told(again.error()));
        if (m_bench.state() != state)
            return nameOf(step) + u" wrote something the second time"_s;
    }
    return {};
}

QString EditorChecks::writeSendsNoMark()
{
    CuttingRelay relay(m_bench.url(Side::Target));
    const auto made = plan();
    if (!made)
        return told(made.error());
    const auto editor = m_bench.editor(Side::Target, relay.url());
    if (const QString problem = writeAll(*editor, made->steps); !problem.isEmpty())
        return problem;
    if (const QString problem = writeAll(*editor, made->inverse()); !problem.isEmpty())
        return u"undoing: "_s + problem;
    if (relay.writes().size() < qsizetype(made->steps.size()))
        return u"too little was sent"_s;
    for (const SeenRequest &request : relay.writes()) {
        if (request.body.contains("fingerprint") || request.body.contains(R"({"ref")"))
            return u"%1 %2 sends a mark"_s.arg(QString::fromLatin1(request.verb), QString::fromLatin1(request.target));
    }
    return {};
}

QString EditorChecks::targetKeepsItsSecrets()
{
    const std::string before = m_bench.targetSecrets();
    const auto made = plan(false);
    if (!made)
        return told(made.error());
    const auto editor = m_bench.editor(Side::Target);
    if (const QString problem = writeAll(*editor, made->steps); !problem.isEmpty())
        return problem;
    if (before.empty())
        return u"the target has no secrets"_s;
    return m_bench.targetSecrets() == before ? QString() : u"the secrets of the target are not what they were"_s;
}

QString EditorChecks::lostRequestIsSeen()
{
    const auto made = plan();
    if (!made)
        return told(made.error());
    const auto editor = m_bench.editor(Side::Target);
    for (const PlanStep &step : made->steps) {
        CuttingRelay relay(m_bench.url(Side::Target));
        relay.cutWrites(CuttingRelay::Cut::BeforeWriting);
        const std::string before = m_bench.state();
        const auto cut = QCoro::waitFor(m_bench.editor(Side::Target, relay.url())->write(step));
        if (cut || cut.error().kind == Error::Kind::Conflict)
            return nameOf(step) + (cut ? u" claims to be written"_s : u": "_s + told(cut.error()));
        if (m_bench.state() != before)
            return nameOf(step) + u" is written all the same"_s;
        if (const QString problem = lookIs(*editor, step, StepSight::Before); !problem.isEmpty())
            return problem;
        if (const auto written = QCoro::waitFor(editor->write(step)); !written)
            return nameOf(step) + u" is not written afterwards: "_s + told(written.error());
    }
    return {};
}

QString EditorChecks::lostAnswerIsSeen()
{
    const auto made = plan();
    if (!made)
        return told(made.error());
    const auto editor = m_bench.editor(Side::Target);
    for (const PlanStep &step : made->steps) {
        CuttingRelay relay(m_bench.url(Side::Target));
        relay.cutWrites(CuttingRelay::Cut::AfterWriting);
        const auto cut = QCoro::waitFor(m_bench.editor(Side::Target, relay.url())->write(step));
        if (cut || cut.error().kind == Error::Kind::Conflict)
            return nameOf(step) + (cut ? u" claims to know"_s : u": "_s + told(cut.error()));
        if (const QString problem = lookIs(*editor, step, StepSight::After); !problem.isEmpty())
            return problem;
    }
    return {};
}

QString EditorChecks::cancelEndsEverything()
{
    const auto made = plan();
    if (!made)
        return told(made.error());
    const std::string before = m_bench.state();
    const auto deployments = m_bench.deployments(Side::Target);
    const auto editor = m_bench.editor(Side::Target);
    editor->cancel();
    const PlanStep &step = made->steps.front();
    const auto closure = QCoro::waitFor(editor->closure(deployments));
    const auto look = QCoro::waitFor(editor->look(step));
    const auto written = QCoro::waitFor(editor->write(step));
    const auto isCancelled = [](const auto &result) { return !result && result.error().kind == Error::Kind::Cancelled; };
    if (!isCancelled(closure) || !isCancelled(look) || !isCancelled(written))
        return u"not everything ends"_s;
    return m_bench.state() == before ? QString() : u"something was written"_s;
}

QString EditorChecks::cancelEndsAWrite()
{
    const auto made = plan();
    if (!made)
        return told(made.error());
    const std::string before = m_bench.state();
    CuttingRelay relay(m_bench.url(Side::Target));
    relay.cutWrites(CuttingRelay::Cut::Never);
    const auto editor = m_bench.editor(Side::Target, relay.url());
    QObject::connect(&relay, &CuttingRelay::writeCame, &relay, [&editor] { editor->cancel(); }, Qt::QueuedConnection);
    const auto written = QCoro::waitFor(editor->write(made->steps.front()));
    if (written || written.error().kind != Error::Kind::Cancelled)
        return written ? u"it claims to be written"_s : told(written.error());
    return m_bench.state() == before ? QString() : u"something was written"_s;
}

} // namespace bulkhead::test
