// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/editorsuite.h"

#include <QRegularExpression>
#include <QTest>

namespace bulkhead::test {

using namespace Qt::StringLiterals;
using Story = EditorBench::Story;

void EditorSuite::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void EditorSuite::bothStories()
{
    QTest::addColumn<Story>("story");
    QTest::newRow("changed") << Story::Changed;
    QTest::newRow("new") << Story::New;
}

void EditorSuite::check(Story story, QString (EditorChecks::*what)())
{
    const auto made = bench(story);
    if (!made)
        QSKIP("the product is not there: its editor was NOT tried on it");
    EditorChecks checks(*made);
    const QString problem = (checks.*what)();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void EditorSuite::check(QString (EditorChecks::*what)())
{
    QFETCH(Story, story);
    check(story, what);
}

void EditorSuite::closure_readTwice_isTheSame_data() { bothStories(); }
void EditorSuite::closure_readTwice_isTheSame() { check(&EditorChecks::closureIsSteady); }
void EditorSuite::closure_whatIsNeeded_comesFirst_data() { bothStories(); }
void EditorSuite::closure_whatIsNeeded_comesFirst() { check(&EditorChecks::closureIsInOrder); }
void EditorSuite::closure_ofWhatIsNotThere_isNotFound() { check(Story::Changed, &EditorChecks::unknownDeploymentIsNotFound); }
void EditorSuite::secrets_standInNothingThatIsShown() { check(Story::Changed, &EditorChecks::nothingShownIsSecret); }
void EditorSuite::steps_written_giveWhatThePlanSays_data() { bothStories(); }
void EditorSuite::steps_written_giveWhatThePlanSays() { check(&EditorChecks::stepsDoWhatTheySay); }
void EditorSuite::units_toldBefore_areThoseOfTheTargetAfter_data() { bothStories(); }
void EditorSuite::units_toldBefore_areThoseOfTheTargetAfter() { check(&EditorChecks::unitsAreThoseOfTheTarget); }
void EditorSuite::steps_undone_restoreEveryByte_data() { bothStories(); }
void EditorSuite::steps_undone_restoreEveryByte() { check(&EditorChecks::inverseRestoresEverything); }
void EditorSuite::plan_ofEqualSides_isEmpty_data() { bothStories(); }
void EditorSuite::plan_ofEqualSides_isEmpty() { check(&EditorChecks::planOfEqualSidesIsEmpty); }
void EditorSuite::write_afterAnEditBehind_isConflictAndWritesNothing() { check(Story::Changed, &EditorChecks::editBehindIsConflict); }
void EditorSuite::write_aSecondTime_isConflictAndWritesNothing() { check(Story::Changed, &EditorChecks::secondWriteIsConflict); }
void EditorSuite::write_ofSecrets_sendsNoMark() { check(Story::Changed, &EditorChecks::writeSendsNoMark); }
void EditorSuite::write_ofSecrets_keepsTheTargets() { check(Story::Changed, &EditorChecks::targetKeepsItsSecrets); }
void EditorSuite::write_cutOffBefore_showsAsBefore() { check(Story::Changed, &EditorChecks::lostRequestIsSeen); }
void EditorSuite::write_cutOffAfter_showsAsAfter() { check(Story::Changed, &EditorChecks::lostAnswerIsSeen); }
void EditorSuite::cancel_beforeAnything_endsIt() { check(Story::Changed, &EditorChecks::cancelEndsEverything); }
void EditorSuite::cancel_whileWriting_endsIt() { check(Story::Changed, &EditorChecks::cancelEndsAWrite); }

} // namespace bulkhead::test
