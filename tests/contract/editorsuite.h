// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/gatewayeditor.h"
#include "promotion/buildplan.h"

#include <QObject>
#include <QUrl>

namespace bulkhead::test {

//! One API on two gateways of a kind, for a while. Reading and changing go past the editor under test.
class EditorBench
{
public:
    enum class Side { Source, Target };
    //! Where the API is, and what it is made of there.
    enum class Story {
        Changed, //!< on both sides; some parts differ, at least one is new, at least one of the target is not of the source; secrets are on both, also in one
                 //!< that the source does not have
        New      //!< not on the target, and without secrets
    };

    EditorBench() = default;
    virtual ~EditorBench() = default;
    Q_DISABLE_COPY_MOVE(EditorBench)

    //! The editor under test; it reaches its gateway by another address if one is given.
    virtual std::unique_ptr<GatewayEditor> editor(Side side, const QUrl &via = {}) = 0;
    [[nodiscard]] virtual QUrl url(Side side) const = 0;
    //! Native ids of the API's deployments as they are now; empty: it is not there.
    virtual std::vector<std::string> deployments(Side side) = 0;
    [[nodiscard]] virtual QList<MappingRule> map() const = 0;
    //! Everything that the target holds but the times of changes: equal texts are equal gateways.
    virtual std::string state() = 0;
    //! Changes the object of the target a little, behind everybody's back. Whether that worked.
    virtual bool edit(const promotion::ObjectRef &ref) = 0;
    //! Whether an object is found by what it is and by nothing else: one that was edited is then gone.
    [[nodiscard]] virtual bool isFoundByContent() const { return false; }
    //! The texts that are secret, on either side.
    [[nodiscard]] virtual QList<QByteArray> secrets() const = 0;
    //! The secrets of the API on the target as they are now.
    virtual std::string targetSecrets() = 0;
};

//! What an editor does wrong; empty: nothing. Functions of their own, so that a planted fault can be shown to be found.
class EditorChecks
{
public:
    explicit EditorChecks(EditorBench &bench)
        : m_bench(bench)
    {
    }

    [[nodiscard]] Result<promotion::Plan> plan(bool mayDelete = true);
    [[nodiscard]] Result<promotion::NativeClosure> closure(EditorBench::Side side);
    [[nodiscard]] Result<promotion::NativeClosure> wholeTarget();

    QString closureIsSteady();
    QString closureIsInOrder();
    QString unknownDeploymentIsNotFound();
    QString nothingShownIsSecret();
    QString stepsDoWhatTheySay();     //!< apply(diff(a, b), a) = b, through the editor
    QString unitsAreThoseOfTheTarget(); //!< told before of what steps lead to, and after of what is there then
    QString inverseRestoresEverything();
    QString planOfEqualSidesIsEmpty();
    QString editBehindIsConflict();
    QString secondWriteIsConflict();
    QString writeSendsNoMark();
    QString targetKeepsItsSecrets();
    QString lostRequestIsSeen();      //!< cut before the gateway got it
    QString lostAnswerIsSeen();       //!< cut after the gateway did it
    QString cancelEndsEverything();
    QString cancelEndsAWrite();
    //! All of a plan there and back again: each step, what the target is then, that nothing is left to do, and that undoing restores every byte. `isBlocked`: it may not be
    //! executed, and nothing was tried.
    QString thereAndBack(bool mayDelete, bool &isBlocked);

private:
    //! Writes all steps; what is wrong, or empty.
    QString writeAll(GatewayEditor &editor, const std::vector<promotion::PlanStep> &steps);

    EditorBench &m_bench;
    std::vector<promotion::NativeObject> m_shared; //!< with other APIs, as the last plan found them
};

//! What every editor behind the port has to do. A product's test derives from it and makes benches.
class EditorSuite : public QObject
{
    Q_OBJECT

protected:
    //! A new one with gateways of its own; nullptr: the product is not there, and cases are skipped.
    [[nodiscard]] virtual std::unique_ptr<EditorBench> bench(EditorBench::Story story) = 0;

private slots:
    void init();
    void closure_readTwice_isTheSame_data();
    void closure_readTwice_isTheSame();
    void closure_whatIsNeeded_comesFirst_data();
    void closure_whatIsNeeded_comesFirst();
    void closure_ofWhatIsNotThere_isNotFound();
    void secrets_standInNothingThatIsShown();
    void steps_written_giveWhatThePlanSays_data();
    void steps_written_giveWhatThePlanSays();
    void units_toldBefore_areThoseOfTheTargetAfter_data();
    void units_toldBefore_areThoseOfTheTargetAfter();
    void steps_undone_restoreEveryByte_data();
    void steps_undone_restoreEveryByte();
    void plan_ofEqualSides_isEmpty_data();
    void plan_ofEqualSides_isEmpty();
    void write_afterAnEditBehind_isConflictAndWritesNothing();
    void write_aSecondTime_isConflictAndWritesNothing();
    void write_ofSecrets_sendsNoMark();
    void write_ofSecrets_keepsTheTargets();
    void write_cutOffBefore_showsAsBefore();
    void write_cutOffAfter_showsAsAfter();
    void cancel_beforeAnything_endsIt();
    void cancel_whileWriting_endsIt();

private:
    void bothStories();
    void check(QString (EditorChecks::*what)());
    void check(EditorBench::Story story, QString (EditorChecks::*what)());
};

} // namespace bulkhead::test

Q_DECLARE_METATYPE(bulkhead::test::EditorBench::Story)
