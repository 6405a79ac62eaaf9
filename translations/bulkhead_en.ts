<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CatalogCells</name>
    <message numerus="yes">
        <location filename="../views/catalog/catalogcells.cpp" line="+57"/>
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n field</numerusform>
            <numerusform>%n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntrySentence</name>
    <message numerus="yes">
        <location filename="../views/audit/entrysentence.cpp" line="+113"/>
        <source>The sync of %1 ended: %2 of %n gateway(s) read in full, snapshot %3</source>
        <extracomment>The last number is that of a snapshot.</extracomment>
        <translation>
            <numerusform>The sync of %1 ended: %2 of %n gateway read in full, snapshot %3</numerusform>
            <numerusform>The sync of %1 ended: %2 of %n gateways read in full, snapshot %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message numerus="yes">
        <location filename="../views/presentation/evidencewords.cpp" line="+136"/>
        <source>%n API(s) joined since it was signed: %1. For them the control is unknown. Renew it to cover them.</source>
        <translation>
            <numerusform>%n API joined since it was signed: %1. For it the control is unknown. Renew it to cover it.</numerusform>
            <numerusform>%n APIs joined since it was signed: %1. For them the control is unknown. Renew it to cover them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+19"/>
        <source>%1 and %n more</source>
        <extracomment>Some names, and how many are not told.</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message numerus="yes">
        <location filename="../views/promotions/figurewords.cpp" line="+97"/>
        <source>%n more than before (%1)</source>
        <extracomment>%1: how many there were before</extracomment>
        <translation>
            <numerusform>%n more than before (%1)</numerusform>
            <numerusform>%n more than before (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n fewer than before (%1)</source>
        <extracomment>%1: how many there were before</extracomment>
        <translation>
            <numerusform>%n fewer than before (%1)</numerusform>
            <numerusform>%n fewer than before (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingTexts</name>
    <message numerus="yes">
        <location filename="../views/isolation/findingtexts.cpp" line="+108"/>
        <source>It could be accepted for %n day(s) at most; it would still read as a fail.</source>
        <translation>
            <numerusform>It could be accepted for %n day at most; it would still read as a fail.</numerusform>
            <numerusform>It could be accepted for %n days at most; it would still read as a fail.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message numerus="yes">
        <location filename="../views/presentation/formats.cpp" line="+55"/>
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanRowWords</name>
    <message numerus="yes">
        <location filename="../views/presentation/planrowwords.cpp" line="+95"/>
        <source>%1 in %n second(s)</source>
        <translation>
            <numerusform>%1 in %n second</numerusform>
            <numerusform>%1 in %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+34"/>
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+15"/>
        <location line="+2"/>
        <location line="+34"/>
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+14"/>
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n upstream(s)</source>
        <translation>
            <numerusform>%n upstream</numerusform>
            <numerusform>%n upstreams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n target(s)</source>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n policies</source>
        <translation>
            <numerusform>%n policy</numerusform>
            <numerusform>%n policies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n consumer(s)</source>
        <translation>
            <numerusform>%n consumer</numerusform>
            <numerusform>%n consumers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n credential(s)</source>
        <translation>
            <numerusform>%n credential</numerusform>
            <numerusform>%n credentials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+59"/>
        <source>%n more limit(s) or time(s) change</source>
        <translation>
            <numerusform>%n more limit or time changes</numerusform>
            <numerusform>%n more limits or times change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>%n address(es) called change</source>
        <translation>
            <numerusform>%n address called changes</numerusform>
            <numerusform>%n addresses called change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+13"/>
        <source>%n credential(s) open it there</source>
        <translation>
            <numerusform>%n credential opens it there</numerusform>
            <numerusform>%n credentials open it there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n secret(s) touched</source>
        <translation>
            <numerusform>%n secret touched</numerusform>
            <numerusform>%n secrets touched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%1 of %n value(s) mapped</source>
        <translation>
            <numerusform>%1 of %n value mapped</numerusform>
            <numerusform>%1 of %n values mapped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n value(s) may not travel</source>
        <translation>
            <numerusform>%n value may not travel</numerusform>
            <numerusform>%n values may not travel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n object(s) only there, and kept</source>
        <translation>
            <numerusform>%n object only there, and kept</numerusform>
            <numerusform>%n objects only there, and kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromotionWords</name>
    <message numerus="yes">
        <location filename="../views/presentation/promotionwords.cpp" line="+159"/>
        <source>%n created</source>
        <translation>
            <numerusform>%n created</numerusform>
            <numerusform>%n created</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n deleted</source>
        <translation>
            <numerusform>%n deleted</numerusform>
            <numerusform>%n deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+48"/>
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n h left</source>
        <translation>
            <numerusform>%n h left</numerusform>
            <numerusform>%n h left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordFacts</name>
    <message numerus="yes">
        <location filename="../views/isolation/recordfacts.cpp" line="+79"/>
        <source>%n row(s); the source does not tell how many it has</source>
        <translation>
            <numerusform>%n row; the source does not tell how many it has</numerusform>
            <numerusform>%n rows; the source does not tell how many it has</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Yes, %n row(s)</source>
        <translation>
            <numerusform>Yes, %n row</numerusform>
            <numerusform>Yes, %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>No, %1 of %n row(s)</source>
        <translation>
            <numerusform>No, %1 of %n row</numerusform>
            <numerusform>No, %1 of %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+26"/>
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopologyWords</name>
    <message numerus="yes">
        <location filename="../views/topology/topologywords.cpp" line="+54"/>
        <source>%n API(s)</source>
        <comment>group</comment>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n upstream(s)</source>
        <comment>group</comment>
        <translation>
            <numerusform>%n upstream</numerusform>
            <numerusform>%n upstreams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n host(s)</source>
        <comment>group</comment>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TravelWords</name>
    <message numerus="yes">
        <location filename="../views/presentation/travelwords.cpp" line="+75"/>
        <source>A plan holds at most %n API(s), so that those who sign it can read it.</source>
        <translation>
            <numerusform>A plan holds at most %n API, so that those who sign it can read it.</numerusform>
            <numerusform>A plan holds at most %n APIs, so that those who sign it can read it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WallTexts</name>
    <message numerus="yes">
        <location filename="../views/wall/wallpainter.cpp" line="+124"/>
        <location line="+3"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+198"/>
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n gateway</numerusform>
            <numerusform>%n gateways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WallWords</name>
    <message numerus="yes">
        <location filename="../views/wall/wallwords.cpp" line="+50"/>
        <source>Nothing critical was found shared, but %n of %1 controls are undecided.</source>
        <translation>
            <numerusform>Nothing critical was found shared, but %n of %1 controls are undecided.</numerusform>
            <numerusform>Nothing critical was found shared, but %n of %1 controls are undecided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+15"/>
        <location line="+77"/>
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-73"/>
        <location line="+73"/>
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-75"/>
        <location line="+113"/>
        <source>%n undecided</source>
        <translation>
            <numerusform>%n undecided</numerusform>
            <numerusform>%n undecided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-71"/>
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>%1: %n control(s) undecided, coverage %2</source>
        <translation>
            <numerusform>%1: %n control undecided, coverage %2</numerusform>
            <numerusform>%1: %n controls undecided, coverage %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ApiChoicePanel</name>
    <message numerus="yes">
        <location filename="../views/promotions/apichoicepanel.cpp" line="+115"/>
        <source>%n API(s):</source>
        <translation>
            <numerusform>%n API:</numerusform>
            <numerusform>%n APIs:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::AttestDialog</name>
    <message numerus="yes">
        <location filename="../views/isolation/attestdialog.cpp" line="+214"/>
        <source>At the latest %1: %n day(s), as for all of severity %2.</source>
        <extracomment>A date; how urgent a control is.</extracomment>
        <translation>
            <numerusform>At the latest %1: %n day, as for all of severity %2.</numerusform>
            <numerusform>At the latest %1: %n days, as for all of severity %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>All %n API(s) that the pair has now</source>
        <translation>
            <numerusform>The %n API that the pair has now</numerusform>
            <numerusform>All %n APIs that the pair has now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+92"/>
        <source>%1 holds for %n API(s) of %2, until %3.</source>
        <translation>
            <numerusform>%1 holds for %n API of %2, until %3.</numerusform>
            <numerusform>%1 holds for %n APIs of %2, until %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>It rests on %n piece(s) of evidence.</source>
        <translation>
            <numerusform>It rests on %n piece of evidence.</numerusform>
            <numerusform>It rests on %n pieces of evidence.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::AuditFilterBar</name>
    <message numerus="yes">
        <location filename="../views/audit/auditfilterbar.cpp" line="+96"/>
        <source>%n entry(s)</source>
        <extracomment>How many entries of the log a filter leaves.</extracomment>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::CatalogPage</name>
    <message numerus="yes">
        <location filename="../views/catalog/catalogpage.cpp" line="+254"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-1"/>
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ChangeList</name>
    <message numerus="yes">
        <location filename="../views/overview/changelist.cpp" line="+98"/>
        <source>Changed, %n field(s) drift</source>
        <translation>
            <numerusform>Changed, %n field drifts</numerusform>
            <numerusform>Changed, %n fields drift</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+16"/>
        <source>%n finding(s) gone</source>
        <translation>
            <numerusform>%n finding gone</numerusform>
            <numerusform>%n findings gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n finding(s) not seen, now undecided</source>
        <translation>
            <numerusform>%n finding not seen, now undecided</numerusform>
            <numerusform>%n findings not seen, now undecided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-4"/>
        <source>%n new finding(s)</source>
        <translation>
            <numerusform>%n new finding</numerusform>
            <numerusform>%n new findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ChangesPanel</name>
    <message numerus="yes">
        <location filename="../views/overview/changespanel.cpp" line="+190"/>
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ConnectionPanel</name>
    <message numerus="yes">
        <location filename="../views/settings/connectionpanel.cpp" line="+248"/>
        <source>The facts of %1 are still shown, and marked as stale after a sync that fails: %n deployment(s).</source>
        <translation>
            <numerusform>The facts of %1 are still shown, and marked as stale after a sync that fails: %n deployment.</numerusform>
            <numerusform>The facts of %1 are still shown, and marked as stale after a sync that fails: %n deployments.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::CrossingTable</name>
    <message numerus="yes">
        <location filename="../views/topology/crossingtable.cpp" line="+86"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::DecisionDialog</name>
    <message numerus="yes">
        <location filename="../views/promotions/decision.cpp" line="+121"/>
        <source>Every promotion command and this screen say so. Two others have to review it within %n hour(s); after that nothing else is approved or applied there.</source>
        <translation>
            <numerusform>Every promotion command and this screen say so. Two others have to review it within %n hour; after that nothing else is approved or applied there.</numerusform>
            <numerusform>Every promotion command and this screen say so. Two others have to review it within %n hours; after that nothing else is approved or applied there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::EntryDrawer</name>
    <message numerus="yes">
        <location filename="../views/audit/entrydrawer.cpp" line="+230"/>
        <source>%n hash(es), %1</source>
        <translation>
            <numerusform>%n hash, %1</numerusform>
            <numerusform>%n hashes, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::EnvironmentsPage</name>
    <message numerus="yes">
        <location filename="../views/settings/environmentspage.cpp" line="+128"/>
        <source>%n gateway(s) belong to it</source>
        <translation>
            <numerusform>%n gateway belongs to it</numerusform>
            <numerusform>%n gateways belong to it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+12"/>
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n gateway</numerusform>
            <numerusform>%n gateways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::EvidenceList</name>
    <message numerus="yes">
        <location filename="../views/isolation/evidencelist.cpp" line="+89"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ExceptionDialog</name>
    <message numerus="yes">
        <location filename="../views/isolation/exceptiondialog.cpp" line="+23"/>
        <source>%1 allows at most %n day(s). The finding stays a fail and changes no figure; it reads &quot;accepted until&quot; once others have approved it.</source>
        <translation>
            <numerusform>%1 allows at most %n day. The finding stays a fail and changes no figure; it reads &quot;accepted until&quot; once others have approved it.</numerusform>
            <numerusform>%1 allows at most %n days. The finding stays a fail and changes no figure; it reads &quot;accepted until&quot; once others have approved it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ExceptionList</name>
    <message numerus="yes">
        <location filename="../views/isolation/exceptionlist.cpp" line="+65"/>
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ExceptionPanel</name>
    <message numerus="yes">
        <location filename="../views/isolation/exceptionpanel.cpp" line="+116"/>
        <source>It could be accepted for %n day(s) at most; it would still read as a fail.</source>
        <translation>
            <numerusform>It could be accepted for %n day at most; it would still read as a fail.</numerusform>
            <numerusform>It could be accepted for %n days at most; it would still read as a fail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+18"/>
        <source>Waits for %n approval(s), until %1 at the longest.</source>
        <translation>
            <numerusform>Waits for %n approval, until %1 at the longest.</numerusform>
            <numerusform>Waits for %n approvals, until %1 at the longest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::FiguresView</name>
    <message numerus="yes">
        <location filename="../views/promotions/figuresview.cpp" line="+132"/>
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+122"/>
        <source>Since %1. Before: the %n week(s) before that, up to the same day and time.</source>
        <translation>
            <numerusform>Since %1. Before: the %n week before that, up to the same day and time.</numerusform>
            <numerusform>Since %1. Before: the %n weeks before that, up to the same day and time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+13"/>
        <location line="+3"/>
        <source>%n execution(s)</source>
        <translation>
            <numerusform>%n execution</numerusform>
            <numerusform>%n executions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%1 of %n execution(s)</source>
        <translation>
            <numerusform>%1 of %n execution</numerusform>
            <numerusform>%1 of %n executions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+38"/>
        <source>%n was asked for in them and has not ended.</source>
        <translation>
            <numerusform>%n was asked for in them and has not ended.</numerusform>
            <numerusform>%n were asked for in them and have not ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Show %n week(s)</source>
        <translation>
            <numerusform>Show %n week</numerusform>
            <numerusform>Show %n weeks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::HeatCellDelegate</name>
    <message numerus="yes">
        <location filename="../views/isolation/heatmap.cpp" line="+148"/>
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n finding(s), all accepted for a while</source>
        <translation>
            <numerusform>%n finding, accepted for a while</numerusform>
            <numerusform>%n findings, all accepted for a while</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n control(s) undecided</source>
        <translation>
            <numerusform>%n control undecided</numerusform>
            <numerusform>%n controls undecided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n of its gateways</source>
        <translation>
            <numerusform>%n of its gateways</numerusform>
            <numerusform>%n of its gateways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::HistoryPanel</name>
    <message numerus="yes">
        <location filename="../views/promotions/storypanel.cpp" line="+83"/>
        <source>%n applied</source>
        <translation>
            <numerusform>%n applied</numerusform>
            <numerusform>%n applied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::HistoryView</name>
    <message numerus="yes">
        <location filename="../views/reports/historyview.cpp" line="+143"/>
        <source>%n export(s)</source>
        <translation>
            <numerusform>%n export</numerusform>
            <numerusform>%n exports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%1 of %n export(s)</source>
        <translation>
            <numerusform>%1 of %n export</numerusform>
            <numerusform>%1 of %n exports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::IsolationPage</name>
    <message numerus="yes">
        <location filename="../views/isolation/isolationpage.cpp" line="+280"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n on both sides</source>
        <translation>
            <numerusform>%n on both sides</numerusform>
            <numerusform>%n on both sides</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::MerklePathView</name>
    <message numerus="yes">
        <location filename="../views/audit/merklepathview.cpp" line="+58"/>
        <source>Entry %1 and %n hash(es) give the root of the tree of size %2.</source>
        <translation>
            <numerusform>Entry %1 and %n hash give the root of the tree of size %2.</numerusform>
            <numerusform>Entry %1 and %n hashes give the root of the tree of size %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+152"/>
        <source>%n more level(s)</source>
        <translation>
            <numerusform>%n more level</numerusform>
            <numerusform>%n more levels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::OptionsPanel</name>
    <message numerus="yes">
        <location filename="../views/reports/optionspanel.cpp" line="+212"/>
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n gateway</numerusform>
            <numerusform>%n gateways</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n not read whole</source>
        <translation>
            <numerusform>%n not read whole</numerusform>
            <numerusform>%n not read whole</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::OverviewPage</name>
    <message numerus="yes">
        <location filename="../views/overview/overviewpage.cpp" line="+123"/>
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n gateway</numerusform>
            <numerusform>%n gateways</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+25"/>
        <source>%n gateway(s) are configured. The first sync reads them and changes nothing on them.</source>
        <translation>
            <numerusform>%n gateway is configured. The first sync reads it and changes nothing on it.</numerusform>
            <numerusform>%n gateways are configured. The first sync reads them and changes nothing on them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::PlanDelegate</name>
    <message numerus="yes">
        <location filename="../views/promotions/plandelegate.cpp" line="+119"/>
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::PlanPanel</name>
    <message numerus="yes">
        <location filename="../views/promotions/planpanel.cpp" line="+121"/>
        <source>%n step(s) on %1</source>
        <translation>
            <numerusform>%n step on %1</numerusform>
            <numerusform>%n steps on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::PolicyPanel</name>
    <message numerus="yes">
        <location filename="../views/settings/policypanel.cpp" line="+187"/>
        <source>%n section(s) of %1 are not as accepted.</source>
        <translation>
            <numerusform>%n section of %1 is not as accepted.</numerusform>
            <numerusform>%n sections of %1 are not as accepted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::PromoteAction</name>
    <message numerus="yes">
        <location filename="../views/catalog/promoteaction.cpp" line="+36"/>
        <source>Promote %n API(s)…</source>
        <translation>
            <numerusform>Promote %n API…</numerusform>
            <numerusform>Promote %n APIs…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::PromotionCardDelegate</name>
    <message numerus="yes">
        <location filename="../views/promotions/promotioncarddelegate.cpp" line="+180"/>
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 of %n step</numerusform>
            <numerusform>%1 of %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+94"/>
        <source>%1 of %n approval(s)</source>
        <translation>
            <numerusform>%1 of %n approval</numerusform>
            <numerusform>%1 of %n approvals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::PromotionNotices</name>
    <message numerus="yes">
        <location filename="../app/console/promotionnotices.cpp" line="+52"/>
        <source>%n promotion(s) wait for you</source>
        <translation>
            <numerusform>%n promotion waits for you</numerusform>
            <numerusform>%n promotions wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::RecordDecisions</name>
    <message numerus="yes">
        <location filename="../views/isolation/recorddecisions.cpp" line="+223"/>
        <source>%1 attests it, until %2, for %n API(s). You sign second, with your key.</source>
        <translation>
            <numerusform>%1 attests it, until %2, for %n API. You sign second, with your key.</numerusform>
            <numerusform>%1 attests it, until %2, for %n APIs. You sign second, with your key.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::RequestView</name>
    <message numerus="yes">
        <location filename="../views/promotions/requestview.cpp" line="+325"/>
        <source>Two people have to review it until %1; %n has.</source>
        <translation>
            <numerusform>Two people have to review it until %1; %n has.</numerusform>
            <numerusform>Two people have to review it until %1; %n have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>This deletes %n object(s) in %1.</source>
        <translation>
            <numerusform>This deletes %n object in %1.</numerusform>
            <numerusform>This deletes %n objects in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::RequestsTable</name>
    <message numerus="yes">
        <location filename="../views/promotions/requeststable.cpp" line="+125"/>
        <source>%n promotion(s)</source>
        <translation>
            <numerusform>%n promotion</numerusform>
            <numerusform>%n promotions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%1 of %n promotion(s)</source>
        <translation>
            <numerusform>%1 of %n promotion</numerusform>
            <numerusform>%1 of %n promotions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::RequirementView</name>
    <message numerus="yes">
        <location filename="../views/reports/requirementview.cpp" line="+113"/>
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+22"/>
        <source>%Ln fail(s)</source>
        <translation>
            <numerusform>%Ln fails</numerusform>
            <numerusform>%Ln fail</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::RolesForm</name>
    <message numerus="yes">
        <location filename="../views/settings/rolesform.cpp" line="+105"/>
        <source>in %n environment(s)</source>
        <translation>
            <numerusform>in %n environment</numerusform>
            <numerusform>in %n environments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::RunPanel</name>
    <message numerus="yes">
        <location filename="../views/promotions/runpanel.cpp" line="+128"/>
        <source>%n step(s) in all</source>
        <translation>
            <numerusform>%n step in all</numerusform>
            <numerusform>%n steps in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+16"/>
        <source>%n step(s) were undone.</source>
        <translation>
            <numerusform>%n step was undone.</numerusform>
            <numerusform>%n steps were undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ScenarioBoard</name>
    <message numerus="yes">
        <location filename="../views/isolation/scenarioboard.cpp" line="+127"/>
        <source>Because of %n fact(s):</source>
        <translation>
            <numerusform>Because of %n fact:</numerusform>
            <numerusform>Because of %n facts:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+28"/>
        <source>and %n more, in the controls below</source>
        <translation>
            <numerusform>and %n more, in the controls below</numerusform>
            <numerusform>and %n more, in the controls below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ScopeField</name>
    <message numerus="yes">
        <location filename="../views/reports/scopefield.cpp" line="+139"/>
        <source>All %n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>All %n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%1 of %n pair(s)</source>
        <extracomment>Some of the pairs of environments: 2 of 3 pairs.</extracomment>
        <translation>
            <numerusform>%1 of %n pair</numerusform>
            <numerusform>%1 of %n pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::SyncProgress</name>
    <message numerus="yes">
        <location filename="../views/shell/syncprogress.cpp" line="+41"/>
        <source>Reading %1: %2, %n row(s)</source>
        <translation>
            <numerusform>Reading %1: %2, %n row</numerusform>
            <numerusform>Reading %1: %2, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::TopologyDetails</name>
    <message numerus="yes">
        <location filename="../views/topology/topologydetails.cpp" line="+91"/>
        <location line="+11"/>
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::TopologyPage</name>
    <message numerus="yes">
        <location filename="../views/topology/topologypage.cpp" line="+254"/>
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::VerifyBar</name>
    <message numerus="yes">
        <location filename="../views/audit/verifybar.cpp" line="+184"/>
        <source>%n newer entry(s) came since.</source>
        <translation>
            <numerusform>%n newer entry came since.</numerusform>
            <numerusform>%n newer entries came since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::WallPanel</name>
    <message numerus="yes">
        <location filename="../views/wall/wallpanel.cpp" line="+224"/>
        <source>%n critical or high finding(s)</source>
        <translation>
            <numerusform>%n critical or high finding</numerusform>
            <numerusform>%n critical or high findings</numerusform>
        </translation>
    </message>
</context>
</TS>
