// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"

#include <QObject>

namespace bulkhead {

//! What every store behind the port has to do. A backend's test derives from it and says how to get an
//! opener of a new, empty store; the opener is then called as often as objects are needed.
class StoreSuite : public QObject
{
    Q_OBJECT

protected:
    [[nodiscard]] virtual StoreOpener freshStore() = 0;

private slots:
    void init();
    void snapshots_begunAndFinished_areListedNewestFirst();
    void snapshotAt_betweenSyncs_givesTheOneBefore();
    void finishSnapshot_unknownNumber_isNotFound();
    void finish_firstRead_opensEveryRow();
    void finish_anyNumberOfNewRows_keepsEach();
    void finish_sameRowsAgain_writesNoRow();
    void finish_changedAndMissing_keepsThePast();
    void finish_unreadable_closesNothing();
    void finish_torn_takesWhatWasSeenAndClosesNothing();
    void finish_sameIdTwice_keepsTheLastAndCounts();
    void finish_recordMovedToAnotherCollection_isOneRow_data();
    void finish_recordMovedToAnotherCollection_isOneRow();
    void finish_sameIdInTwoWorkspaces_areTwoRows();
    void finish_olderSyncAfterNewer_isNotedOnly();
    void finish_otherWriterInBetween_comparesWithTheStore();
    void finish_unknownSnapshot_isRefused();
    void closeMissing_collectionGone_closesItsRows();
    void closeMissing_incompleteSync_closesNothing();
    void readEntities_visitorStops_endsWell();
    void collections_readThenUnreadable_tellsWhenLastRead();
    void gatewaySyncs_everyField_comesBack();
    void matchDecisions_addedAndRemoved_keepOrder();
    void changesBetween_changedBack_isNoChange();
    void history_random_equalsNaiveModel();
    void checkRuns_kept_areListedNewestFirst();
    void checkRuns_ofAnOlderSnapshot_areNotKept();
    void findings_openCloseAndComeBack_haveTheirLives();
    void names_answeredAndChanged_areAsOfASnapshot();
    void names_ofAnOlderSnapshot_changeNothing();
};

} // namespace bulkhead
