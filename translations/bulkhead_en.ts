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
    <name>ChangeDelegate</name>
    <message numerus="yes">
        <location filename="../views/overview/changespanel.cpp" line="+95"/>
        <source>Changed, %n field(s) drift</source>
        <translation>
            <numerusform>Changed, %n field drifts</numerusform>
            <numerusform>Changed, %n fields drift</numerusform>
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
    <name>bulkhead::CatalogPage</name>
    <message numerus="yes">
        <location filename="../views/catalog/catalogpage.cpp" line="+222"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ChangesPanel</name>
    <message numerus="yes">
        <location filename="../views/overview/changespanel.cpp" line="+100"/>
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
        <location filename="../views/settings/connectionpanel.cpp" line="+250"/>
        <source>The facts of %1 are still shown, and marked as stale after a sync that fails: %n deployment(s).</source>
        <translation>
            <numerusform>The facts of %1 are still shown, and marked as stale after a sync that fails: %n deployment.</numerusform>
            <numerusform>The facts of %1 are still shown, and marked as stale after a sync that fails: %n deployments.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::EnvironmentsPage</name>
    <message numerus="yes">
        <location filename="../views/settings/environmentspage.cpp" line="+115"/>
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
    <name>bulkhead::OverviewPage</name>
    <message numerus="yes">
        <location filename="../views/overview/overviewpage.cpp" line="+92"/>
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
        <location line="+23"/>
        <source>%n gateway(s) are configured. The first sync reads them and changes nothing on them.</source>
        <translation>
            <numerusform>%n gateway is configured. The first sync reads it and changes nothing on it.</numerusform>
            <numerusform>%n gateways are configured. The first sync reads them and changes nothing on them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::SyncProgress</name>
    <message numerus="yes">
        <location filename="../views/shell/syncprogress.cpp" line="+45"/>
        <source>Reading %1: %2, %n row(s)</source>
        <translation>
            <numerusform>Reading %1: %2, %n row</numerusform>
            <numerusform>Reading %1: %2, %n rows</numerusform>
        </translation>
    </message>
</context>
</TS>
