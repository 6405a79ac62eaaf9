<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>ApiDetails</name>
    <message>
        <location filename="../views/catalog/apidetails.cpp" line="+38"/>
        <source>No environment</source>
        <translation>Keine Umgebung</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Match</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Native name</source>
        <translation>Name im Gateway</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Native id</source>
        <translation>ID im Gateway</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <source>any</source>
        <translation>alle</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>stale, read %1 ago</source>
        <translation>veraltet, %1 alt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>read %1 ago</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>any method</source>
        <translation>alle Methoden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>any host</source>
        <translation>alle Hosts</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>any path</source>
        <translation>alle Pfade</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>weight %1</source>
        <translation>Gewicht %1</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
</context>
<context>
    <name>AuditCells</name>
    <message>
        <location filename="../views/audit/auditcells.cpp" line="+71"/>
        <source>%1 in %2</source>
        <extracomment>What an action was done on, and in which environment.</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>signed</source>
        <extracomment>An entry of the log that a person signed.</extracomment>
        <translation>signiert</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>claim only</source>
        <translation>nur behauptet</translation>
    </message>
</context>
<context>
    <name>AuditEmptiness</name>
    <message>
        <location filename="../views/audit/auditemptiness.cpp" line="+13"/>
        <source>The audit log</source>
        <translation>Das Audit-Protokoll</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Read it again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The audit log is being read.</source>
        <translation>Das Audit-Protokoll wird gelesen.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Nothing is recorded yet.</source>
        <translation>Noch ist nichts verzeichnet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The first sync begins the log. From then on every act here is an entry that nobody can change without it showing.</source>
        <translation>Die erste Synchronisation beginnt das Protokoll. Danach ist jede Handlung hier ein Eintrag, den niemand unbemerkt ändern kann.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No entry has &quot;%1&quot; in its person, action or object.</source>
        <translation>Kein Eintrag hat „%1“ in Person, Aktion oder Objekt.</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+2"/>
        <location line="+2"/>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>No entry fits %1.</source>
        <extracomment>%1 are chosen values: people, actions, days.</extracomment>
        <translation>Kein Eintrag passt zu: %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No entry with &quot;%1&quot; fits %2.</source>
        <extracomment>%2 are chosen values: people, actions, days.</extracomment>
        <translation>Kein Eintrag mit „%1“ passt zu: %2.</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <location filename="../views/presentation/auditwords.cpp" line="+27"/>
        <source>Log begun</source>
        <translation>Protokoll begonnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sync</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Isolation checked</source>
        <translation>Isolation geprüft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Person added</source>
        <translation>Person hinzugefügt</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Person retired</source>
        <translation>Person ausgeschieden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Own key changed</source>
        <translation>Eigener Schlüssel gewechselt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Policy proposed</source>
        <translation>Richtlinie vorgeschlagen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Policy accepted</source>
        <translation>Richtlinie akzeptiert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Estate file edited</source>
        <translation>Bestandsdatei bearbeitet</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+38"/>
        <source>Matching decided</source>
        <translation>Zuordnung entschieden</translation>
    </message>
    <message>
        <location line="-36"/>
        <source>Log exported</source>
        <translation>Protokoll exportiert</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Sync started</source>
        <translation>Synchronisation begonnen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Sync ended</source>
        <translation>Synchronisation beendet</translation>
    </message>
    <message>
        <location line="-48"/>
        <source>Person changed</source>
        <translation>Person geändert</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Evidence brought in</source>
        <translation>Nachweis eingebracht</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Evidence withdrawn</source>
        <translation>Nachweis zurückgezogen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Attestation signed</source>
        <translation>Bestätigung unterschrieben</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Attestation counter-signed</source>
        <translation>Bestätigung gegengezeichnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Attestation withdrawn</source>
        <translation>Bestätigung zurückgezogen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Exception asked for</source>
        <translation>Ausnahme beantragt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Exception approved</source>
        <translation>Ausnahme genehmigt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Exception rejected</source>
        <translation>Ausnahme abgelehnt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Exception revoked</source>
        <translation>Ausnahme widerrufen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Exception void</source>
        <translation>Ausnahme unwirksam</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Report exported</source>
        <translation>Bericht exportiert</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Boundary document signed</source>
        <translation>Grenzdokument unterschrieben</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Promotion asked for</source>
        <translation>Übernahme beantragt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Promotion approved</source>
        <translation>Übernahme genehmigt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Approval brought in</source>
        <translation>Genehmigung eingebracht</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Promotion rejected</source>
        <translation>Übernahme abgelehnt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Changes asked for</source>
        <translation>Änderungen verlangt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Promotion remarked on</source>
        <translation>Übernahme kommentiert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gate waived</source>
        <translation>Gate-Ausnahme erteilt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Glass broken</source>
        <translation>Notfallfreigabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Broken glass reviewed</source>
        <translation>Notfallfreigabe nachgeprüft</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Promotion applied</source>
        <translation>Übernahme angewendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Promotion rolled back</source>
        <translation>Übernahme zurückgerollt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Promotion expired</source>
        <translation>Übernahme abgelaufen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Promotion void</source>
        <translation>Übernahme nichtig</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Promotion step</source>
        <translation>Schritt der Übernahme</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Promotion exported</source>
        <translation>Übernahme exportiert</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Matching started</source>
        <translation>Zuordnung begonnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Export not finished</source>
        <translation>Export nicht beendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Applying begun</source>
        <translation>Anwenden begonnen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Applying ended</source>
        <translation>Anwenden beendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Roll-back begun</source>
        <translation>Zurückrollen begonnen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Roll-back ended</source>
        <translation>Zurückrollen beendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, begins</source>
        <extracomment>An action of the log that began or ended; %1 is its name.</extracomment>
        <translation>%1, beginnt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1, ended</source>
        <translation>%1, beendet</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Promotion</source>
        <translation>Übernahme</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Estate</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pair of environments</source>
        <translation>Umgebungspaar</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Bundle</source>
        <translation>Bündel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Evidence</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Attestation</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Boundary document</source>
        <translation>Grenzdokument</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>nobody named</source>
        <extracomment>Somebody whom only the operating system names.</extracomment>
        <translation>niemand genannt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>os user %1</source>
        <translation>Systemnutzer %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>What seals the log does not fit it.</source>
        <translation>Was das Protokoll versiegelt, passt nicht dazu.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The log is signed by another key than the one that is trusted.</source>
        <translation>Das Protokoll ist mit einem anderen Schlüssel signiert als dem, dem vertraut wird.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This is another log than the one of the checkpoint: it was made anew, or mistaken.</source>
        <translation>Das ist ein anderes Protokoll als das des Checkpoints: Es wurde neu angelegt oder verwechselt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entry %1 comes from another log.</source>
        <translation>Eintrag %1 stammt aus einem anderen Protokoll.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A checkpoint from outside is malformed, or not signed by this log&apos;s key.</source>
        <translation>Ein Checkpoint von außen ist fehlerhaft oder nicht mit dem Schlüssel dieses Protokolls signiert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is not the log that the checkpoint from outside vouches for: it differs from entry %1 on, or soon after.</source>
        <translation>Das ist nicht das Protokoll, für das der Checkpoint von außen bürgt: Es weicht ab Eintrag %1 oder bald danach ab.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One of the log&apos;s own checkpoints is malformed, or not signed by it.</source>
        <translation>Einer der eigenen Checkpoints des Protokolls ist fehlerhaft oder nicht von ihm signiert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The entries do not fit the log&apos;s own signed checkpoints: entry %1 is the first that may be wrong.</source>
        <translation>Die Einträge passen nicht zu den eigenen signierten Checkpoints des Protokolls: Eintrag %1 ist der erste, der falsch sein kann.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entry %1 is not an entry any more: its bytes were changed.</source>
        <translation>Eintrag %1 ist kein Eintrag mehr: Seine Bytes wurden geändert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entry %1 is missing.</source>
        <translation>Eintrag %1 fehlt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At entry %1 another entry stands: entries were moved or put in.</source>
        <translation>An der Stelle von Eintrag %1 steht ein anderer: Einträge wurden verschoben oder eingefügt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entry %1 was changed after it was written.</source>
        <translation>Eintrag %1 wurde nach dem Schreiben geändert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The signature of entry %1 is missing or wrong.</source>
        <translation>Die Signatur von Eintrag %1 fehlt oder ist falsch.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Who made entry %1 was not allowed to.</source>
        <translation>Wer Eintrag %1 gemacht hat, war dazu nicht befugt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The log ends before entry %1, which a signed checkpoint vouches for: its tail was cut off.</source>
        <translation>Das Protokoll endet vor Eintrag %1, für den ein signierter Checkpoint bürgt: Sein Ende wurde abgeschnitten.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The table of people, keys, roles and policy is not what the log says; entry %1 tells the truth.</source>
        <translation>Die Tabelle der Personen, Schlüssel, Rollen und Richtlinie entspricht nicht dem Protokoll; Eintrag %1 sagt die Wahrheit.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the store keeps beside entry %1 to find it was changed; the entry itself is whole.</source>
        <translation>Was der Speicher neben Eintrag %1 aufbewahrt, um ihn zu finden, wurde geändert; der Eintrag selbst ist unversehrt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No checkpoint from outside vouches for this log, and one was required.</source>
        <translation>Kein Checkpoint von außen bürgt für dieses Protokoll, und einer war verlangt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The proof does not hold.</source>
        <translation>Der Nachweis hält nicht stand.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>None of its entries can be relied on.</source>
        <translation>Auf keinen Eintrag ist Verlass.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entry 1 remains trustworthy.</source>
        <translation>Eintrag 1 bleibt vertrauenswürdig.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Entries 1 to %1 remain trustworthy.</source>
        <translation>Die Einträge 1 bis %1 bleiben vertrauenswürdig.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 %2</source>
        <extracomment>Weekday and time of day, as in &quot;Sun 22:48:10&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1, %2</source>
        <extracomment>Day and time of day in a list, as in &quot;19 Nov, 22:48&quot;; the first is a Qt date format without the year.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1, %2 %3</source>
        <extracomment>Date, time of day and time zone, as in &quot;23 Nov 2026, 09:02:18 CET&quot;.</extracomment>
        <translation>%1, %2 %3</translation>
    </message>
</context>
<context>
    <name>CatalogCells</name>
    <message>
        <location filename="../views/catalog/catalogcells.cpp" line="+45"/>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>there</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>in sync</source>
        <translation>gleich</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogEmptiness</name>
    <message>
        <location filename="../views/catalog/catalogemptiness.cpp" line="+14"/>
        <source>The store</source>
        <translation>Der Speicher</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No gateway is connected yet.</source>
        <translation>Noch ist kein Gateway verbunden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Its APIs are listed here once it is read.</source>
        <translation>Seine APIs stehen hier, sobald es gelesen ist.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The catalog is being read.</source>
        <translation>Der Katalog wird gelesen.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No gateway has been read yet.</source>
        <translation>Noch wurde kein Gateway gelesen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A sync reads all of them and changes nothing.</source>
        <translation>Eine Synchronisation liest alle und ändert nichts.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+4"/>
        <source>Sync</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The gateways that were read hold no API.</source>
        <translation>Die gelesenen Gateways enthalten keine API.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No API is deployed in %1.</source>
        <extracomment>%1 is the name of a pair of environments.</extracomment>
        <translation>In %1 ist keine API vorhanden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show all pairs</source>
        <translation>Alle Paare zeigen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>No API is %1.</source>
        <translation>Keine API passt zu: %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No API has &quot;%1&quot; in its name, owner, host or path.</source>
        <translation>Keine API hat „%1“ in Name, Zuständigkeit, Host oder Pfad.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No API with &quot;%1&quot; is %2.</source>
        <translation>Keine API mit „%1“ passt zu: %2.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No API of %1 is %2.</source>
        <extracomment>%1 is the name of a pair of environments, %2 a state.</extracomment>
        <translation>Keine API von %1 passt zu: %2.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No API of %1 has &quot;%2&quot; in its name, owner, host or path.</source>
        <translation>Keine API von %1 hat „%2“ in Name, Zuständigkeit, Host oder Pfad.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No API of %1 with &quot;%2&quot; is %3.</source>
        <translation>Keine API von %1 mit „%2“ passt zu: %3.</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <location filename="../views/widgets/confirm.cpp" line="+32"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <location filename="../views/promotions/decision.cpp" line="+31"/>
        <source>Approve and sign</source>
        <translation>Genehmigen und signieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Approve the promotion of %1</source>
        <translation>Übernahme von %1 genehmigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your signature covers the digest below and the steps that undo it. If the source, the target, the mapping or the policy changes before it is applied, it is void.</source>
        <translation>Ihre Signatur gilt für den Digest unten und die Schritte, die den Plan rückgängig machen. Ändern sich Quelle, Ziel, Zuordnung oder Richtlinie vor dem Anwenden, ist sie nichtig.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remark</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ask for changes</source>
        <translation>Änderungen verlangen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ask for changes to the promotion of %1</source>
        <translation>Änderungen an der Übernahme von %1 verlangen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It stays open, and who asked for it sees what you want changed.</source>
        <translation>Die Übernahme bleibt offen, und wer sie beantragt hat, sieht, was Sie geändert haben wollen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What shall be changed</source>
        <translation>Was geändert werden soll</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Reject the promotion of %1</source>
        <translation>Übernahme von %1 ablehnen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>That is final: it has to be asked for anew.</source>
        <translation>Das ist endgültig: Die Übernahme muss neu beantragt werden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+14"/>
        <location line="+4"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Comment on the promotion of %1</source>
        <translation>Kommentar zur Übernahme von %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>It stands in the log for good.</source>
        <translation>Er steht für immer im Protokoll.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Apply to %1</source>
        <translation>Auf %1 anwenden</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Apply the promotion of %1 to %2</source>
        <translation>Übernahme von %1 auf %2 anwenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Both sides are read once more, and nothing is written if anything has changed. Each step is read back; what fails is undone.</source>
        <translation>Beide Seiten werden noch einmal gelesen, und hat sich etwas geändert, wird nichts geschrieben. Jeder Schritt wird zurückgelesen; was scheitert, wird rückgängig gemacht.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Look and go on</source>
        <translation>Prüfen und fortsetzen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Go on with the promotion of %1</source>
        <translation>Übernahme von %1 fortsetzen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each step is looked at on the gateway. What is done stays, what is not done yet is done.</source>
        <translation>Jeder Schritt wird auf dem Gateway angesehen. Was erledigt ist, bleibt; was noch fehlt, wird erledigt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Roll back</source>
        <translation>Zurückrollen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Roll back the promotion of %1</source>
        <translation>Übernahme von %1 zurückrollen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 becomes what it was before. That works once, and only while it still is what the promotion made of it.</source>
        <translation>%1 wird wieder, wie es vorher war. Das geht einmal, und nur solange es noch so ist, wie die Übernahme es gemacht hat.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Waive</source>
        <translation>Ausnahme erteilen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Waive a gate for the promotion of %1</source>
        <translation>Gate-Ausnahme für die Übernahme von %1 erteilen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The gate&apos;s no is set aside for exactly this plan, and for what it says no to now. Your name stands beside it, in the log and in every report.</source>
        <translation>Das Nein des Gates wird für genau diesen Plan übergangen, und nur bei dem, wozu es jetzt nein sagt. Ihr Name steht daneben, im Protokoll und in jedem Bericht.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Break the glass</source>
        <translation>Notfallfreigabe</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Break the glass for %1</source>
        <translation>Notfallfreigabe für %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is applied to %1 now, without the approvals that it takes. Both sides still have to be what they were when it was asked for.</source>
        <translation>Die Übernahme wird jetzt auf %1 angewendet, ohne die nötigen Genehmigungen. Beide Seiten müssen noch so sein wie beim Antrag.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Why it cannot wait</source>
        <translation>Warum es nicht warten kann</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Review</source>
        <translation>Nachprüfen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Review what was broken through for %1</source>
        <translation>Notfallfreigabe für %1 nachprüfen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Two people who had no part in it look back at it. What you found stands in the log.</source>
        <translation>Zwei unbeteiligte Personen sehen sie sich im Nachhinein an. Was Sie gefunden haben, steht im Protokoll.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What you found</source>
        <translation>Was Sie gefunden haben</translation>
    </message>
</context>
<context>
    <name>EntrySentence</name>
    <message>
        <location filename="../views/audit/entrysentence.cpp" line="+20"/>
        <source>The log begins; %1 started it</source>
        <translation>Das Protokoll beginnt; gestartet von: %1</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>%1 began to edit the estate file of %2</source>
        <translation>%1 hat begonnen, die Bestandsdatei von %2 zu bearbeiten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 edited the estate file of %2</source>
        <translation>%1 hat die Bestandsdatei von %2 bearbeitet</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Somebody</source>
        <extracomment>Begin of a sentence: somebody whom only the operating system names.</extracomment>
        <translation>Jemand</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>OS user %1</source>
        <translation>Systemnutzer %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1 is the first person of this log, as %2</source>
        <extracomment>The first person of a log, who adds themselves: &quot;ana is the first person of this log, as admin&quot;.</extracomment>
        <translation>%1 ist die erste Person dieses Protokolls, als %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 added %2 as %3</source>
        <translation>%1 hat %2 als %3 hinzugefügt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 retired %2: keys and roles end</source>
        <translation>%1 hat %2 ausscheiden lassen: Schlüssel und Rollen enden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 went over to a new key</source>
        <translation>%1 hat zu einem neuen Schlüssel gewechselt</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>granted %1</source>
        <extracomment>Part of what an admin changed of a person; %1 are roles.</extracomment>
        <translation>%1 erteilt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>revoked %1</source>
        <extracomment>Part of what an admin changed of a person; %1 are roles.</extracomment>
        <translation>%1 entzogen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>new key</source>
        <extracomment>Part of what an admin changed of a person.</extracomment>
        <translation>neuer Schlüssel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 changed %2: %3</source>
        <extracomment>An admin, a person, and what was changed: &quot;ana changed bo: granted approver in production, new key&quot;.</extracomment>
        <translation>%1 hat %2 geändert: %3</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 proposed a looser policy for %2; it waits for a second person</source>
        <translation>%1 hat für %2 eine lockerere Richtlinie vorgeschlagen; sie wartet auf eine zweite Person</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 accepted the policy of %2</source>
        <translation>%1 hat die Richtlinie von %2 akzeptiert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 accepted, as the second person, the looser policy of %2 that entry %3 proposes</source>
        <translation>%1 hat als zweite Person die lockerere Richtlinie von %2 akzeptiert, die Eintrag %3 vorschlägt</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 started a sync of %2</source>
        <translation>%1 hat eine Synchronisation von %2 begonnen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The sync of %1 was cancelled</source>
        <translation>Die Synchronisation von %1 wurde abgebrochen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The sync of %1 failed</source>
        <translation>Die Synchronisation von %1 ist gescheitert</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>The sync of %1 ended: %2 of %n gateway(s) read in full, snapshot %3</source>
        <extracomment>The last number is that of a snapshot.</extracomment>
        <translation>
            <numerusform>Die Synchronisation von %1 ist beendet: %2 von %n Gateway vollständig gelesen, Momentaufnahme %3</numerusform>
            <numerusform>Die Synchronisation von %1 ist beendet: %2 von %n Gateways vollständig gelesen, Momentaufnahme %3</numerusform>
        </translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1 checked the isolation of %2</source>
        <translation>%1 hat die Isolation von %2 geprüft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 checked the isolation of %2: %3</source>
        <extracomment>Who, a pair of environments, and a headline such as &quot;Isolation incomplete&quot;.</extracomment>
        <translation>%1 hat die Isolation von %2 geprüft: %3</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The decision on how API %1 is matched failed</source>
        <translation>Die Entscheidung über die Zuordnung von API %1 ist gescheitert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The decision on how API %1 is matched is kept</source>
        <translation>Die Entscheidung über die Zuordnung von API %1 ist gespeichert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 takes back a decision on how API %2 is matched</source>
        <translation>%1 nimmt eine Entscheidung über die Zuordnung von API %2 zurück</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 decides how API %2 is matched</source>
        <translation>%1 entscheidet über die Zuordnung von API %2</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 exported the log as %2</source>
        <translation>%1 hat das Protokoll als %2 exportiert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The export of the log as %1 was cancelled</source>
        <translation>Der Export des Protokolls als %1 wurde abgebrochen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The export of the log as %1 failed</source>
        <translation>Der Export des Protokolls als %1 ist gescheitert</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: %2, %3</source>
        <extracomment>Who, an action and an object as the log names them: &quot;ana: promotion.approve, P-311&quot;.</extracomment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <location filename="../views/presentation/errorwords.cpp" line="+11"/>
        <source>Wrong use</source>
        <translation>Falscher Aufruf</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>File not usable</source>
        <translation>Datei nicht verwendbar</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Host name unknown</source>
        <translation>Hostname unbekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not reachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificate refused</source>
        <translation>Zertifikat abgelehnt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Credential refused</source>
        <translation>Zugangsdaten abgelehnt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Right missing</source>
        <translation>Recht fehlt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another product</source>
        <translation>Anderes Produkt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No answer in time</source>
        <translation>Keine Antwort in der Frist</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Too many requests</source>
        <translation>Zu viele Anfragen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gateway error</source>
        <translation>Gateway-Fehler</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Answer not valid</source>
        <translation>Antwort ungültig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cannot tell</source>
        <translation>Keine Auskunft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Changed while read</source>
        <translation>Beim Lesen geändert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Secret missing</source>
        <translation>Geheimnis fehlt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Store error</source>
        <translation>Fehler im Speicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Store is newer</source>
        <translation>Speicher ist neuer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Changed meanwhile</source>
        <translation>Inzwischen geändert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Audit log damaged</source>
        <translation>Audit-Protokoll beschädigt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Internal error</source>
        <translation>Interner Fehler</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>This cannot be asked of %1.</source>
        <translation>Das lässt sich bei %1 nicht abfragen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 cannot be used as it stands.</source>
        <translation>%1 ist in diesem Zustand nicht verwendbar.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 is not there.</source>
        <translation>%1 ist nicht vorhanden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The host name of %1 has no address.</source>
        <translation>Der Hostname von %1 hat keine Adresse.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 does not accept a connection.</source>
        <translation>%1 nimmt keine Verbindung an.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 refused the credential.</source>
        <translation>%1 hat die Zugangsdaten abgelehnt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The credential has no right to read %1.</source>
        <translation>Die Zugangsdaten haben kein Leserecht für %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 answers, but is another kind of gateway.</source>
        <translation>%1 antwortet, ist aber eine andere Art von Gateway.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 asks for fewer requests.</source>
        <translation>%1 verlangt weniger Anfragen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 reported an error of its own.</source>
        <translation>%1 hat einen eigenen Fehler gemeldet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The answer of %1 breaks the rules.</source>
        <translation>Die Antwort von %1 verletzt das Protokoll.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 cannot tell this.</source>
        <translation>%1 kann dazu nichts sagen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 changed while it was read.</source>
        <translation>%1 wurde während des Lesens geändert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reading %1 was cancelled.</source>
        <translation>Das Lesen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The secret of %1 was not found.</source>
        <translation>Das Geheimnis für %1 wurde nicht gefunden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The store cannot be read or written.</source>
        <translation>Der Speicher kann nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The store was written by a newer version.</source>
        <translation>Der Speicher wurde von einer neueren Version geschrieben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Somebody changed it meanwhile.</source>
        <translation>Jemand hat es inzwischen geändert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This is not allowed.</source>
        <translation>Das ist nicht erlaubt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The audit log is damaged, so nothing is changed any more.</source>
        <translation>Das Audit-Protokoll ist beschädigt, daher wird nichts mehr geändert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Something in Bulkhead failed on %1.</source>
        <translation>In Bulkhead ist bei %1 etwas fehlgeschlagen.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Look at the values you gave.</source>
        <translation>Die angegebenen Werte prüfen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the file at the line named and mend it.</source>
        <translation>Die Datei an der genannten Zeile öffnen und korrigieren.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the name; it may have been removed since the last sync.</source>
        <translation>Den Namen prüfen; er kann seit der letzten Synchronisation entfernt worden sein.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the spelling of the admin address, and whether this desk is in the right network or VPN.</source>
        <translation>Die Schreibweise der Admin-Adresse prüfen und ob dieser Arbeitsplatz im richtigen Netz oder VPN ist.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check host and port, and whether a firewall stands between this desk and the admin API.</source>
        <translation>Host und Port prüfen und ob eine Firewall zwischen diesem Arbeitsplatz und der Admin-API steht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask who runs the gateway for its certificate authority, compare the fingerprint with them and not with this screen, and set it as certificate authority.</source>
        <translation>Beim Betreiber des Gateways die Zertifizierungsstelle erfragen, den Fingerabdruck mit ihm statt mit dieser Anzeige abgleichen und sie als Zertifizierungsstelle eintragen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check that the reference leads to the right secret, and that it has not expired or been renewed.</source>
        <translation>Prüfen, ob der Verweis zum richtigen Geheimnis führt und dieses weder abgelaufen noch erneuert ist.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give the reading credential the right to read, and nothing more.</source>
        <translation>Den Zugangsdaten zum Lesen das Leserecht geben, und nicht mehr.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose the kind that runs at this address, or the address of its admin API instead of its proxy.</source>
        <translation>Die Art wählen, die unter dieser Adresse läuft, oder die Adresse der Admin-API statt die des Proxys.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Try again; if it stays, raise the time limit of this gateway or look at its load.</source>
        <translation>Erneut versuchen; bleibt es dabei, die Frist für dieses Gateway erhöhen oder seine Auslastung prüfen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Lower the requests at once or per second for this gateway.</source>
        <translation>Für dieses Gateway die Anfragen gleichzeitig oder pro Sekunde senken.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at the gateway&apos;s own log at this moment.</source>
        <translation>Das Log des Gateways zu diesem Zeitpunkt prüfen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check that the address leads to the admin API itself and not to a proxy or sign-in page.</source>
        <translation>Prüfen, ob die Adresse zur Admin-API selbst führt und nicht zu einem Proxy oder einer Anmeldeseite.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing to do: this fact stays unknown for this product.</source>
        <translation>Nichts zu tun: Diese Angabe bleibt bei diesem Produkt unbekannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sync again when nobody is changing the gateway.</source>
        <translation>Erneut synchronisieren, wenn niemand das Gateway ändert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sync again when you like.</source>
        <translation>Bei Bedarf erneut synchronisieren.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set the variable, file or keyring entry the reference names, then test again.</source>
        <translation>Die im Verweis genannte Variable, Datei oder den Schlüsselbundeintrag setzen, dann erneut testen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check free space and rights of the store&apos;s folder.</source>
        <translation>Freien Platz und Rechte des Speicherordners prüfen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Update Bulkhead, or open another store.</source>
        <translation>Bulkhead aktualisieren oder einen anderen Speicher öffnen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at it again, then decide anew.</source>
        <translation>Noch einmal ansehen, dann neu entscheiden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask somebody who has the right to do it.</source>
        <translation>Jemanden fragen, der das Recht dazu hat.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Verify the log on the Audit screen, and keep the store as it is.</source>
        <translation>Das Protokoll in der Ansicht „Audit“ prüfen und den Speicher lassen, wie er ist.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy the details and report them.</source>
        <translation>Die Einzelheiten kopieren und melden.</translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message>
        <location filename="../views/presentation/evidencewords.cpp" line="+16"/>
        <source>Waits for approval</source>
        <translation>Wartet auf Genehmigung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+77"/>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <location line="-76"/>
        <location line="+27"/>
        <location line="+47"/>
        <source>Void</source>
        <translation>Nichtig</translation>
    </message>
    <message>
        <location line="-53"/>
        <source>Its time is over</source>
        <translation>Die Zeit ist um</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Unused: no finding needs it</source>
        <translation>Ungenutzt: kein Befund braucht sie</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Too broad</source>
        <translation>Zu weit gefasst</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Low</source>
        <extracomment>How much may go wrong while a finding is accepted.</extracomment>
        <translation>Gering</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Fail, accepted until %1</source>
        <translation>Nicht bestanden, hingenommen bis %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>all pairs</source>
        <translation>alle Paare</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Void since %1: %2, which makes up for it, did not pass (%3). It does not come back.</source>
        <extracomment>Of an exception: a date, a control that makes up for it, and how that stood.</extracomment>
        <translation>Unwirksam seit %1: %2, das sie ausgleicht, wurde nicht bestanden (%3). Sie lebt nicht wieder auf.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>To be counter-signed</source>
        <translation>Gegenzuzeichnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Void for new APIs</source>
        <translation>Neue APIs fehlen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rests on nothing</source>
        <translation>Stützt sich auf nichts</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read in part</source>
        <translation>Teilweise gelesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Expires soon</source>
        <translation>Läuft bald ab</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Begins later</source>
        <translation>Beginnt später</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Replaced</source>
        <translation>Abgelöst</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>The control is critical: until somebody else signs too, it stays unknown.</source>
        <translation>Die Kontrolle ist kritisch: Bis noch jemand unterschreibt, bleibt sie unbekannt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Its control is not in the catalogue any more.</source>
        <translation>Ihre Kontrolle steht nicht mehr im Katalog.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Evidence that it rests on was withdrawn or has expired. Bring in new evidence, then attest it anew.</source>
        <translation>Ein Nachweis, auf den sie sich stützt, wurde zurückgezogen oder ist abgelaufen. Bringen Sie einen neuen ein und bestätigen Sie dann neu.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n API(s) joined since it was signed: %1. For them the control is unknown. Renew it to cover them.</source>
        <translation>
            <numerusform>%n API kam seit der Unterschrift hinzu: %1. Für sie ist die Kontrolle unbekannt. Erneuern Sie die Bestätigung, damit sie abgedeckt ist.</numerusform>
            <numerusform>%n APIs kamen seit der Unterschrift hinzu: %1. Für sie ist die Kontrolle unbekannt. Erneuern Sie die Bestätigung, damit sie abgedeckt sind.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What it said for the control counts no more; what it said against it stays. Read it again and bring it in.</source>
        <translation>Was er für die Kontrolle sagte, zählt nicht mehr; was er gegen sie sagte, bleibt. Lesen Sie neu und bringen Sie den Nachweis ein.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The control is not attested any more. Renew it.</source>
        <translation>Die Kontrolle ist nicht mehr bestätigt. Erneuern Sie die Bestätigung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A bare statement proves nothing, so the control stays unknown. Attest it anew, on evidence.</source>
        <translation>Eine bloße Aussage beweist nichts, die Kontrolle bleibt also unbekannt. Bestätigen Sie neu, gestützt auf einen Nachweis.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not all that the source has was read, so only what speaks against the control counts.</source>
        <translation>Nicht alles, was die Quelle hat, wurde gelesen; deshalb zählt nur, was gegen die Kontrolle spricht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read it again and bring it in before it expires.</source>
        <translation>Lesen Sie neu und bringen Sie den Nachweis ein, bevor er abläuft.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Renew it before it expires.</source>
        <translation>Erneuern Sie die Bestätigung, bevor sie abläuft.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A newer complete reading of the same has taken its place.</source>
        <translation>Eine neuere, vollständige Lesung desselben ist an seine Stelle getreten.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A newer attestation has taken its place.</source>
        <translation>Eine neuere Bestätigung ist an ihre Stelle getreten.</translation>
    </message>
    <message numerus="yes">
        <location line="+14"/>
        <source>%1 and %n more</source>
        <extracomment>Some names, and how many are not told.</extracomment>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <location filename="../views/promotions/figurewords.cpp" line="+37"/>
        <source>%1 d</source>
        <extracomment>A time in days, as short as can be.</extracomment>
        <translation>%1 d</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 d %2 h</source>
        <extracomment>A time in days and hours, as short as can be.</extracomment>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>d MMM yyyy</source>
        <extracomment>Qt date format: day, short month, year.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>this week</source>
        <extracomment>Qt date format: day, short month.</extracomment>
        <translation>diese Woche</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Week of %1, not over yet</source>
        <translation>Woche vom %1, noch nicht vorbei</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Week of %1</source>
        <translation>Woche vom %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1, so far</source>
        <extracomment>a week by its first day, of which the numbers are not complete</extracomment>
        <translation>%1, bisher</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>none before</source>
        <translation>davor keine</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>as many as before</source>
        <translation>so viele wie davor</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n more than before (%1)</source>
        <extracomment>%1: how many there were before</extracomment>
        <translation>
            <numerusform>%n mehr als davor (%1)</numerusform>
            <numerusform>%n mehr als davor (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n fewer than before (%1)</source>
        <extracomment>%1: how many there were before</extracomment>
        <translation>
            <numerusform>%n weniger als davor (%1)</numerusform>
            <numerusform>%n weniger als davor (%1)</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>nothing applied before</source>
        <translation>davor nichts angewendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 before</source>
        <translation>davor %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>as long as before</source>
        <translation>so lange wie davor</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 longer than before (%2)</source>
        <extracomment>%1: a time, %2: how long it was before</extracomment>
        <translation>%1 länger als davor (%2)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 shorter than before (%2)</source>
        <extracomment>%1: a time, %2: how long it was before</extracomment>
        <translation>%1 kürzer als davor (%2)</translation>
    </message>
</context>
<context>
    <name>FindingTexts</name>
    <message>
        <location filename="../views/isolation/findingtexts.cpp" line="+47"/>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+73"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="-71"/>
        <source>Rule version %1, catalogue %2. %3.</source>
        <translation>Regelversion %1, Katalog %2. %3.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Catalogue %1. %2. No rule of this version judges it.</source>
        <translation>Katalog %1. %2. Keine Regel dieser Version beurteilt sie.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>What would decide it</source>
        <translation>Was es entscheiden würde</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>It rests on: %1.</source>
        <translation>Sie stützt sich auf: %1.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Until then it counts as undecided: it is neither a finding nor proof of isolation.</source>
        <translation>Bis dahin gilt es als unentschieden: weder Befund noch Beweis der Isolation.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Remedy</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It stays a finding until both gateways are read whole again.</source>
        <translation>Es bleibt ein Befund, bis beide Gateways wieder vollständig gelesen sind.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 %2</source>
        <extracomment>A verdict and how many units have it: &quot;Pass 112&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>All that it judged</source>
        <translation>Alles, was sie beurteilt hat</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>None is possible.</source>
        <translation>Keine möglich.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>It could be accepted for %n day(s) at most; it would still read as a fail.</source>
        <translation>
            <numerusform>Sie ließe sich höchstens %n Tag lang hinnehmen; sie bliebe „nicht bestanden“.</numerusform>
            <numerusform>Sie ließe sich höchstens %n Tage lang hinnehmen; sie bliebe „nicht bestanden“.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Age of facts</source>
        <translation>Alter der Tatsachen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Facts older than %1 decide nothing.</source>
        <translation>Tatsachen, die älter sind als %1, entscheiden nichts.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Supports</source>
        <translation>Stützt</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <location filename="../views/presentation/formats.cpp" line="+37"/>
        <source>%1&#xa0;%</source>
        <extracomment>A share in percent, with a no-break space before the sign.</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>just now</source>
        <translation>unter 1 min</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 min</source>
        <extracomment>An age in minutes, as short as can be.</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 h</source>
        <extracomment>An age in hours, as short as can be.</extracomment>
        <translation>%1 h</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1, %2</source>
        <extracomment>Date and time of day, as in &quot;23 Nov 2026, 09:41&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>d MMM yyyy</source>
        <extracomment>Qt date format: day, short month, year.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 %2</source>
        <extracomment>Weekday and time of day, as in &quot;Sun 22:40&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>GatewayDraft</name>
    <message>
        <location filename="../views/settings/gatewaydraft.cpp" line="+89"/>
        <source>A gateway needs a name</source>
        <translation>Ein Gateway braucht einen Namen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Letters, digits, dots, hyphens and underscores only, at most 64</source>
        <translation>Nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche, höchstens 64</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Another gateway has this name</source>
        <translation>Ein anderes Gateway trägt diesen Namen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Where the admin API answers, as https://HOST:PORT</source>
        <translation>Wo die Admin-API antwortet, als https://HOST:PORT</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No user name or secret in the address: use a secret reference below</source>
        <translation>Kein Benutzername oder Geheimnis in der Adresse: unten einen Geheimnisverweis angeben</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not an address: write it as https://HOST:PORT</source>
        <translation>Keine Adresse: als https://HOST:PORT schreiben</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Only http and https are supported</source>
        <translation>Nur http und https werden unterstützt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Remove everything from ? or # on</source>
        <translation>Alles ab ? oder # entfernen</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Write file:PATH, a PEM file</source>
        <translation>file:PATH schreiben, eine PEM-Datei</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The reference is not complete: env:NAME, file:PATH or keychain:SERVICE/ACCOUNT</source>
        <translation>Der Verweis ist unvollständig: env:NAME, file:PATH oder keychain:SERVICE/ACCOUNT</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Looks like the secret itself. Only a reference is kept: env:NAME, file:PATH or keychain:SERVICE/ACCOUNT</source>
        <translation>Sieht nach dem Geheimnis selbst aus. Nur ein Verweis wird aufbewahrt: env:NAME, file:PATH oder keychain:SERVICE/ACCOUNT</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>A number from %1 to %2</source>
        <translation>Eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Name the environment, or the tags that tell them apart</source>
        <translation>Die Umgebung nennen oder die Tags, die sie unterscheiden</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The same tag twice: a tag belongs to one environment</source>
        <translation>Derselbe Tag zweimal: Ein Tag gehört zu einer Umgebung</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>One word, such as Authorization</source>
        <translation>Ein Wort, etwa Authorization</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One word, such as Bearer</source>
        <translation>Ein Wort, etwa Bearer</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A header needs a secret: env:NAME, file:PATH or keychain:SERVICE/ACCOUNT</source>
        <translation>Ein Header braucht ein Geheimnis: env:NAME, file:PATH oder keychain:SERVICE/ACCOUNT</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>A client certificate needs both certificate and key</source>
        <translation>Ein Client-Zertifikat braucht Zertifikat und Schlüssel</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Write sha256: and the base64 of the public key&apos;s SHA-256</source>
        <translation>sha256: und den SHA-256 des öffentlichen Schlüssels als Base64 schreiben</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A whole number</source>
        <translation>Eine ganze Zahl</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The credential travels unencrypted: use https for an address that is not on this machine</source>
        <translation>Die Zugangsdaten werden unverschlüsselt übertragen: für Adressen außerhalb dieses Rechners https verwenden</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <location filename="../views/shell/helpdialogs.cpp" line="+40"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Go to a screen</source>
        <translation>Ansicht wechseln</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the menu</source>
        <translation>Menü öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sync all gateways; in the settings, test the connection</source>
        <translation>Alle Gateways synchronisieren; in den Einstellungen: Verbindung testen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next or previous part of the window</source>
        <translation>Nächster oder vorheriger Fensterbereich</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next or previous difference</source>
        <translation>Nächster oder vorheriger Unterschied</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Zoom the topology or the pages of a report; F shows all of the topology</source>
        <translation>Topologie oder Seiten eines Berichts vergrößern; F zeigt die ganze Topologie</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Begin a promotion; of what is selected in the catalog</source>
        <translation>Eine Übernahme beginnen; im Katalog die des Ausgewählten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export the report or the log; export the table as it is shown</source>
        <translation>Bericht oder Protokoll exportieren; die Tabelle exportieren, wie sie zu sehen ist</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pin a framework of the reports</source>
        <translation>Ein Regelwerk der Berichte anheften</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Undo the last edit of the estate</source>
        <translation>Letzte Änderung am Bestand zurücknehmen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open what is selected</source>
        <translation>Auswahl öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close the details, or empty the filter</source>
        <translation>Einzelheiten schließen oder Filter leeren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show these keys</source>
        <translation>Diese Tasten anzeigen</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Bulkhead %1</source>
        <translation>Bulkhead %1</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>A governance console for API platforms: it reads the gateways you name, and shows whether sandbox and production are really apart.</source>
        <translation>Eine Governance-Konsole für API-Plattformen: Sie liest die angegebenen Gateways und zeigt, ob Sandbox und Produktion wirklich getrennt sind.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It keeps references to secrets, never the secrets. It sends nothing to anyone but the gateways in your estate file.</source>
        <translation>Sie bewahrt Verweise auf Geheimnisse auf, nie die Geheimnisse. Sie sendet ausschließlich an die Gateways der Bestandsdatei.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
</context>
<context>
    <name>Isolation</name>
    <message>
        <location filename="../models/isolation/checks/dat02.cpp" line="+15"/>
        <source>%1 and %2 keep their configuration in one database: %3</source>
        <translation>%1 und %2 halten ihre Konfiguration in einer gemeinsamen Datenbank: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 keep their counters in one data store: %3</source>
        <translation>%1 und %2 halten ihre Zähler in einem gemeinsamen Datenspeicher: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sandbox and production of APIs call one database: %3, by %1 and %2</source>
        <translation>Sandbox und Produktion von APIs rufen dieselbe Datenbank auf: %3, durch %1 und %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The data stores behind the APIs have to be looked up; %1 and %2 use two databases of one server: %3</source>
        <translation>Die Datenspeicher hinter den APIs müssen nachgeschlagen werden; %1 und %2 nutzen zwei Datenbanken eines Servers: %3</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/dat03.cpp" line="+11"/>
        <source>One private key serves both environments: the certificate for %1 in the sandbox and the one for %2 in production</source>
        <translation>Ein privater Schlüssel dient beiden Umgebungen: dem Zertifikat für %1 in der Sandbox und dem für %2 in der Produktion</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 and %2 verify with one key</source>
        <translation>%1 und %2 prüfen mit demselben Schlüssel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 sign with one secret</source>
        <translation>%1 und %2 signieren mit demselben Geheimnis</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The key service has to be asked; certificates of both environments are for the same name, %1, with different keys</source>
        <translation>Der Schlüsseldienst muss gefragt werden; Zertifikate beider Umgebungen lauten auf denselben Namen, %1, mit verschiedenen Schlüsseln</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/dat08.cpp" line="+12"/>
        <source>The sandbox of %1 calls %2 of production</source>
        <translation>Die Sandbox von %1 ruft %2 der Produktion auf</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The sandbox of %1 calls a live third party: %2</source>
        <translation>Die Sandbox von %1 ruft einen echten Drittanbieter auf: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The sandbox of %1 takes a secret from a place of production: %2</source>
        <translation>Die Sandbox von %1 bezieht ein Geheimnis aus einer Ablage der Produktion: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Where the sandbox of %1 really calls, %2, is not known</source>
        <translation>Was die Sandbox von %1 wirklich aufruft, %2, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A script acts on the sandbox of %1 and may call anything</source>
        <translation>Ein Skript wirkt auf die Sandbox von %1 und kann alles aufrufen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The sandbox of %1 calls %2, which stands on no register</source>
        <translation>Die Sandbox von %1 ruft %2 auf; das steht in keinem Verzeichnis</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 has no sandbox</source>
        <translation>%1 hat keine Sandbox</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The sandbox of %1 calls nothing</source>
        <translation>Die Sandbox von %1 ruft nichts auf</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/gov01.cpp" line="+12"/>
        <source>The gateway %1 has no environment</source>
        <translation>Das Gateway %1 hat keine Umgebung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The last reading of %1 failed, so part of the estate is hidden</source>
        <translation>Die letzte Lesung von %1 ist gescheitert, ein Teil des Bestands bleibt also verborgen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 tells of %2 entities, and %3 were read</source>
        <translation>%1 meldet %2 Objekte, gelesen wurden %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No gateway serves %1</source>
        <translation>Kein Gateway bedient %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 on %2 has no environment</source>
        <translation>%1 auf %2 hat keine Umgebung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 on %2 has no owner</source>
        <translation>Für %1 auf %2 ist niemand zuständig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The owner of %1 on %2 is a mailbox of many: %3</source>
        <translation>Zuständig für %1 auf %2 ist ein Sammelpostfach: %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 on %2 is a registered route of the platform</source>
        <translation>%1 auf %2 ist eine eingetragene Route der Plattform</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 serves traffic and is not in the catalogue</source>
        <translation>%1 bedient Aufrufe und steht nicht im Katalog</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The feed of discovered hosts could not be read</source>
        <translation>Die Liste der entdeckten Hosts konnte nicht gelesen werden</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/gov03.cpp" line="+10"/>
        <source>The last complete run of this pair is %1 hours old</source>
        <translation>Der letzte vollständige Lauf dieses Paars ist %1 Stunden alt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The last complete run of this pair is late: it is %1 hours old</source>
        <translation>Der letzte vollständige Lauf dieses Paars ist überfällig: Er ist %1 Stunden alt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No run of this pair was complete</source>
        <translation>Kein Lauf dieses Paars war vollständig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of %2 runs of this pair in 30 days only %1 were complete</source>
        <translation>Von %2 Läufen dieses Paars in 30 Tagen waren nur %1 vollständig</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Of %2 runs of this pair in 30 days %1 were complete</source>
        <translation>Von %2 Läufen dieses Paars in 30 Tagen waren %1 vollständig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The history of the runs of this pair could not be read</source>
        <translation>Der Verlauf der Läufe dieses Paars konnte nicht gelesen werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No earlier run of this pair is on record</source>
        <translation>Kein früherer Lauf dieses Paars ist verzeichnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The first run of this pair is less than a day old</source>
        <translation>Der erste Lauf dieses Paars ist weniger als einen Tag alt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 was last read %2 hours ago</source>
        <translation>%1 wurde zuletzt vor %2 Stunden gelesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The reading of %1 is late: it is %2 hours old</source>
        <translation>Die Lesung von %1 ist überfällig: Sie ist %2 Stunden alt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The last attempt to read %1 failed</source>
        <translation>Der letzte Versuch, %1 zu lesen, ist gescheitert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 was never read</source>
        <translation>%1 wurde nie gelesen</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/gov07.cpp" line="+13"/>
        <source>Everybody sees the production of %1 in the portal</source>
        <translation>Alle sehen die Produktion von %1 im Portal</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One product, %2, offers sandbox and production of %1</source>
        <translation>Ein Produkt, %2, bietet Sandbox und Produktion von %1 an</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The published contract of the sandbox of %1 names %2 of production</source>
        <translation>Der veröffentlichte Vertrag der Sandbox von %1 nennt %2 der Produktion</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No portal tells who sees the production of %1</source>
        <translation>Kein Portal sagt, wer die Produktion von %1 sieht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing tells which servers the published contract of the sandbox of %1 names</source>
        <translation>Nichts sagt, welche Server der veröffentlichte Vertrag der Sandbox von %1 nennt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Whoever signs in sees the production of %1 in the portal</source>
        <translation>Wer sich anmeldet, sieht die Produktion von %1 im Portal</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../models/isolation/checks/pol06.cpp" line="+54"/>
        <location filename="../models/isolation/checks/rel08.cpp" line="+35"/>
        <source>%1 is not in production</source>
        <translation>%1 ist nicht in Produktion</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/gov10.cpp" line="+11"/>
        <source>The console reads %1 and %2 with one credential</source>
        <translation>Die Konsole liest %1 und %2 mit denselben Zugangsdaten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The console changes %1 and %2 with one credential</source>
        <translation>Die Konsole ändert %1 und %2 mit denselben Zugangsdaten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One connection, to %1, governs sandbox and production</source>
        <translation>Eine Verbindung, zu %1, steuert Sandbox und Produktion</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The console reaches %1 without encryption, at %2</source>
        <translation>Die Konsole erreicht %1 unverschlüsselt, unter %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 takes the key that its product is delivered with</source>
        <translation>%1 nimmt den Schlüssel an, mit dem das Produkt ausgeliefert wird</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The credential that reads %1 may change production</source>
        <translation>Die Zugangsdaten zum Lesen von %1 dürfen die Produktion ändern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The console reads and changes %1 with one credential</source>
        <translation>Die Konsole liest und ändert %1 mit denselben Zugangsdaten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Whoever reaches the admin API of %1 may change it</source>
        <translation>Wer die Admin-API von %1 erreicht, darf sie ändern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The product of %1 has no credential that only reads: a proxy that only lets GET through would do</source>
        <translation>Das Produkt von %1 kennt keine Zugangsdaten nur zum Lesen: Ein Proxy, der nur GET durchlässt, würde genügen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing tells whether the credential that reads %1 may change it</source>
        <translation>Nichts sagt, ob die Zugangsdaten zum Lesen von %1 es auch ändern dürfen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The credential of %1 could not be compared</source>
        <translation>Die Zugangsdaten von %1 konnten nicht verglichen werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The console&apos;s connection to %1 is not on record</source>
        <translation>Die Verbindung der Konsole zu %1 ist nicht verzeichnet</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/gov11.cpp" line="+8"/>
        <source>The audit log is damaged: %1</source>
        <translation>Das Audit-Protokoll ist beschädigt: %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The audit log could not be read</source>
        <translation>Das Audit-Protokoll konnte nicht gelesen werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No audit log is kept that could be verified</source>
        <translation>Es wird kein Audit-Protokoll geführt, das sich prüfen ließe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The audit log was not verified whole</source>
        <translation>Das Audit-Protokoll wurde nicht ganz geprüft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing outside this console vouches for the audit log</source>
        <translation>Nichts außerhalb dieser Konsole bürgt für das Audit-Protokoll</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What vouches for the audit log from outside is more than a day old</source>
        <translation>Was von außen für das Audit-Protokoll bürgt, ist älter als ein Tag</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/idn01.cpp" line="+11"/>
        <source>One %1 works in sandbox and in production: %2 and %3 hold the same</source>
        <translation>Zugangsdaten (%1) gelten in Sandbox und Produktion: %2 und %3 haben dieselben</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 and %3 take their %1 from one place of a secret store</source>
        <translation>%2 und %3 beziehen ihre Zugangsdaten (%1) von derselben Stelle eines Geheimnisspeichers</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The %1 of %2 is accepted in both environments</source>
        <translation>Die Zugangsdaten (%1) von %2 gelten in beiden Umgebungen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A short hash of the %1 of %2 equals that of %3, which may be chance</source>
        <translation>Ein kurzer Hash der Zugangsdaten (%1) von %2 gleicht dem von %3; das kann Zufall sein</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 and %3 use the same name for their %1</source>
        <translation>%2 und %3 nutzen denselben Namen für ihre Zugangsdaten (%1)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The %1 of %2 is kept in a form that does not compare with production&apos;s</source>
        <translation>Die Zugangsdaten (%1) von %2 liegen in einer Form vor, die sich mit denen der Produktion nicht vergleichen lässt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The %1 of %2 is revoked or expired</source>
        <translation>Die Zugangsdaten (%1) von %2 sind widerrufen oder abgelaufen</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/idn02.cpp" line="+13"/>
        <source>Client %1 is used in sandbox and in production: by %2 and by %3</source>
        <translation>Client %1 wird in Sandbox und Produktion genutzt: von %2 und von %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Client %1 of %2 has the key or secret of a client of %3</source>
        <translation>Client %1 von %2 hat den Schlüssel oder das Geheimnis eines Clients von %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Client %1 of %2 acts on APIs of both environments</source>
        <translation>Client %1 von %2 wirkt auf APIs beider Umgebungen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Client %1 of %2 may redirect to hosts of both environments</source>
        <translation>Client %1 von %2 darf auf Hosts beider Umgebungen weiterleiten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Client id %1 is used by %2 and by %3, and an issuer is not known</source>
        <translation>Client-ID %1 wird von %2 und von %3 genutzt, und ein Aussteller ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The clients behind %1 are registered where nobody has looked</source>
        <translation>Die Clients hinter %1 sind dort registriert, wo niemand nachgesehen hat</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Client id %1 is used by %2 and by %3, at different issuers</source>
        <translation>Client-ID %1 wird von %2 und von %3 genutzt, bei verschiedenen Ausstellern</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/idn03.cpp" line="+15"/>
        <source>A sandbox client of %1 is granted %2, which reaches production</source>
        <translation>Ein Sandbox-Client von %1 erhält %2, und das reicht in die Produktion</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Tokens of %1 and of %2 are signed with one secret</source>
        <translation>Tokens von %1 und von %2 sind mit demselben Geheimnis signiert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Tokens signed for %1 are accepted in both environments</source>
        <translation>Für %1 signierte Tokens gelten in beiden Umgebungen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The signing secret of %1 is kept in a form that does not compare</source>
        <translation>Das Signaturgeheimnis von %1 liegt in einer Form vor, die sich nicht vergleichen lässt</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/idn04.cpp" line="+17"/>
        <location filename="../models/isolation/checks/idn06.cpp" line="+29"/>
        <source>Who may change %1 is not known</source>
        <translation>Wer %1 ändern darf, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Role %2 lets %1 change sandbox and production</source>
        <translation>Rolle %2 lässt %1 Sandbox und Produktion ändern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 may change both sides, as an approved administrator</source>
        <translation>%1 darf als genehmigter Administrator beide Seiten ändern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 may change sandbox and production, by separate roles</source>
        <translation>%1 darf Sandbox und Produktion ändern, durch getrennte Rollen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Group %2 lets consumer %1 of the sandbox into production: %3</source>
        <translation>Gruppe %2 lässt Verbraucher %1 der Sandbox in die Produktion: %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Group %1 opens APIs of sandbox and of production on one store: %2 and %3</source>
        <translation>Gruppe %1 öffnet APIs von Sandbox und Produktion auf einem gemeinsamen Speicher: %2 und %3</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/idn05.cpp" line="+13"/>
        <source>%1 and %2 sign in with one secret</source>
        <translation>%1 und %2 melden sich mit demselben Geheimnis an</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 take their secret from one place: %3</source>
        <translation>%1 und %2 beziehen ihr Geheimnis von derselben Stelle: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 sign in as one account: %3</source>
        <translation>%1 und %2 melden sich mit demselben Konto an: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 acts in sandbox and production with one account</source>
        <translation>%1 arbeitet in Sandbox und Produktion mit demselben Konto</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 write telemetry with one credential</source>
        <translation>%1 und %2 schreiben Telemetrie mit denselben Zugangsdaten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Machine account %1 may change gateways of both sides</source>
        <translation>Maschinenkonto %1 darf Gateways beider Seiten ändern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Whether machine account %1 may change both sides is not known</source>
        <translation>Ob Maschinenkonto %1 beide Seiten ändern darf, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The secret of %1 is named by a template: %3</source>
        <translation>Das Geheimnis von %1 wird durch eine Vorlage benannt: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 sign in under one name, and where is not known</source>
        <translation>%1 und %2 melden sich unter demselben Namen an; wo, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A script may sign in somewhere: %1</source>
        <translation>Ein Skript meldet sich möglicherweise irgendwo an: %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 sign in under one name, at different places: %3</source>
        <translation>%1 und %2 melden sich unter demselben Namen an, an verschiedenen Stellen: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 take their secrets from one folder: %3</source>
        <translation>%1 und %2 beziehen ihre Geheimnisse aus demselben Ordner: %3</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/idn06.cpp" line="-15"/>
        <source>Whether access to %1 was approved is not on record: %2 credentials work there</source>
        <translation>Ob der Zugang zu %1 genehmigt wurde, ist nicht verzeichnet: %2 Zugangsdaten gelten dort</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 works in production without an approved request</source>
        <translation>%1 gilt in der Produktion ohne genehmigten Antrag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 works in production, and %2 approved the own request</source>
        <translation>%1 gilt in der Produktion, und %2 hat den eigenen Antrag genehmigt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 works in production on an approval that has expired</source>
        <translation>%1 gilt in der Produktion mit einer abgelaufenen Genehmigung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The approval of %1 is a reference that no machine can check</source>
        <translation>Die Genehmigung von %1 ist ein Verweis, den keine Maschine prüfen kann</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 is older than a year and was not approved anew</source>
        <translation>%1 ist älter als ein Jahr und wurde nicht neu genehmigt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 belongs to the gateway&apos;s own checks</source>
        <translation>%1 gehört zu den eigenen Prüfungen des Gateways</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 may change production without an approval</source>
        <translation>%1 darf die Produktion ohne Genehmigung ändern</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 lets callers into production without an approval</source>
        <translation>%1 lässt Aufrufer ohne Genehmigung in die Produktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 lets callers into production without a credential</source>
        <translation>%1 lässt Aufrufer ohne Zugangsdaten in die Produktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 acts on APIs that are open on purpose</source>
        <translation>%1 wirkt auf APIs, die absichtlich offen sind</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/inf01.cpp" line="+15"/>
        <source>%1 and %2 hold an entity with one id, as one store or a copy of it would: %3</source>
        <translation>%1 und %2 enthalten ein Objekt mit derselben ID, wie es ein gemeinsamer Speicher oder dessen Kopie täte: %3</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/inf02.cpp" line="+15"/>
        <source>Back-ends of %1 and %2 run in one cluster: %3</source>
        <translation>Backends von %1 und %2 laufen in einem gemeinsamen Cluster: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Back-ends of %1 and %2 run on one node: %3</source>
        <translation>Backends von %1 und %2 laufen auf demselben Knoten: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The orchestration has to be asked; back-ends of %1 and %2 have one address: %3</source>
        <translation>Die Orchestrierung muss gefragt werden; Backends von %1 und %2 haben dieselbe Adresse: %3</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/inf03.cpp" line="+16"/>
        <source>The network has to be asked; private addresses of both environments are in one small range: %1 of %2 and %3 of %4</source>
        <translation>Das Netz muss gefragt werden; private Adressen beider Umgebungen liegen in einem kleinen Bereich: %1 von %2 und %3 von %4</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/inf05.cpp" line="+15"/>
        <source>One entity, %2, is %1 in sandbox and in production</source>
        <translation>Ein einziges Objekt, %2, ist %1 in Sandbox und Produktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 spreads its calls over targets of sandbox and of production: %2, %3</source>
        <translation>%1 verteilt Aufrufe auf Ziele von Sandbox und Produktion: %2, %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The caller of %1 chooses the environment with %2</source>
        <translation>Wer %1 aufruft, wählt die Umgebung mit %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 answers for %2, a host of the other side&apos;s inventory</source>
        <translation>%1 antwortet für %2, einen Host aus dem Inventar der anderen Seite</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The sandbox of %1 answers for %2, and production&apos;s %4 for %3</source>
        <translation>Die Sandbox von %1 antwortet für %2, und %4 der Produktion für %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Only the path divides the sandbox of %1 from production&apos;s %4 on %2</source>
        <translation>Nur der Pfad trennt die Sandbox von %1 von %4 der Produktion auf %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A route of %1 asks for an environment in the request: %2</source>
        <translation>Eine Route von %1 verlangt eine Umgebung in der Anfrage: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A script that names environments decides a route of %1: %2</source>
        <translation>Ein Skript, das Umgebungen nennt, entscheidet über eine Route von %1: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A script decides a route of %1: %2</source>
        <translation>Ein Skript entscheidet über eine Route von %1: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nobody can tell whether %2 of the sandbox of %1 and %3 of production&apos;s %4 meet</source>
        <translation>Niemand kann sagen, ob sich %2 der Sandbox von %1 und %3 von %4 der Produktion überschneiden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 has no routes</source>
        <translation>%1 hat keine Routen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 is a registered route of the platform</source>
        <translation>%1 ist eine eingetragene Route der Plattform</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/inf07.cpp" line="+10"/>
        <source>%1 calls %2, which is declared as the other side&apos;s</source>
        <translation>%1 ruft %2 auf, eingetragen als Ziel der anderen Seite</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sandbox and production both call %2: %1 and %3</source>
        <translation>Sandbox und Produktion rufen beide %2 auf: %1 und %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 calls %2 on a host that %3 of the other side calls too</source>
        <translation>%1 ruft %2 auf einem Host auf, den auch %3 der anderen Seite aufruft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 calls %2 at an address that %3 of the other side calls by another name</source>
        <translation>%1 ruft %2 unter einer Adresse auf, die %3 der anderen Seite unter anderem Namen aufruft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Where %1 really calls, %2, is not known</source>
        <translation>Was %1 wirklich aufruft, %2, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 calls %2, and the other side calls names that may be the same place</source>
        <translation>%1 ruft %2 auf, und die andere Seite ruft Namen auf, die dasselbe Ziel sein können</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 answers by itself and calls nothing</source>
        <translation>%1 antwortet selbst und ruft nichts auf</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 calls %2, a registered third party</source>
        <translation>%1 ruft %2 auf, einen eingetragenen Drittanbieter</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 sends logs to %2: log sinks are judged by their own control</source>
        <translation>%1 sendet Logs an %2: Logziele werden durch eine eigene Kontrolle beurteilt</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/inf09.cpp" line="+15"/>
        <source>Of what is known of %1 only %2 of %3 things are apart; shared: %4</source>
        <translation>Von dem, was über %1 bekannt ist, sind nur %2 von %3 Dingen getrennt; gemeinsam: %4</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of what is known of %1, %2 of %3 things are apart; shared: %4</source>
        <translation>Von dem, was über %1 bekannt ist, sind %2 von %3 Dingen getrennt; gemeinsam: %4</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Of nine things that may divide %1, only %3 are known; shared: %4</source>
        <translation>Von neun Dingen, die %1 trennen können, sind nur %3 bekannt; gemeinsam: %4</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../models/isolation/checks/pol01.cpp" line="+21"/>
        <location filename="../models/isolation/checks/pol02.cpp" line="+23"/>
        <location filename="../models/isolation/checks/pol03.cpp" line="+29"/>
        <source>%1 is on one side only</source>
        <translation>%1 gibt es nur auf einer Seite</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What is known of %1 is apart, but where its targets are is not known</source>
        <translation>Was über %1 bekannt ist, ist getrennt, aber wo die Ziele liegen, ist nicht bekannt</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/obs05.cpp" line="+11"/>
        <source>What %2 writes of %1 names no environment</source>
        <translation>Was %2 über %1 schreibt, nennt keine Umgebung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%2 writes of %1 that it is of %3</source>
        <translation>%2 ordnet %1 in seinen Daten %3 zu</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 takes the environment of %1 from what the caller sends</source>
        <translation>%2 übernimmt die Umgebung von %1 aus dem, was der Aufrufer sendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A sample of %2 has records without the right environment: %3</source>
        <translation>Eine Stichprobe von %2 enthält Einträge ohne die richtige Umgebung: %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Whether %2 names the environment of %1 is not known</source>
        <translation>Ob %2 die Umgebung von %1 nennt, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What %2 writes of %1 in the sandbox names no environment</source>
        <translation>Was %2 über %1 in der Sandbox schreibt, nennt keine Umgebung</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%2 writes that %1 is of %3, which is no environment of the estate</source>
        <translation>%2 ordnet %1 in seinen Daten %3 zu, und das ist keine Umgebung des Bestands</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The telemetry of %1 names its environment; no sample has confirmed it</source>
        <translation>Die Telemetrie von %1 nennt ihre Umgebung; keine Stichprobe hat das bestätigt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 has no telemetry</source>
        <translation>%1 hat keine Telemetrie</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/obs06.cpp" line="+12"/>
        <source>%1 takes what sandbox and production write: %3</source>
        <translation>%1 empfängt, was Sandbox und Produktion schreiben: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sandbox and production write to one place: %3, by %1 and %2</source>
        <translation>Sandbox und Produktion schreiben an dieselbe Stelle: %3, durch %1 und %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 write with one credential</source>
        <translation>%1 und %2 schreiben mit denselben Zugangsdaten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 writes where it runs, and an agent that nobody sees takes it from there</source>
        <translation>%1 schreibt dort, wo es läuft, und ein Agent, den niemand sieht, holt es dort ab</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is scraped, by whom is not seen</source>
        <translation>%1 wird abgefragt; von wem, ist nicht zu sehen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 writes to its own machine, which says nothing about where it goes: %3</source>
        <translation>%1 schreibt auf den eigenen Rechner; das sagt nichts darüber, wohin es geht: %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 and %2 write to one system, and with which credentials is not known: %3</source>
        <translation>%1 und %2 schreiben in dasselbe System, und mit welchen Zugangsdaten, ist nicht bekannt: %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Whether %1 and the other side write to one place is not decided: a name is not resolved: %3</source>
        <translation>Ob %1 und die andere Seite an dieselbe Stelle schreiben, ist nicht entschieden: Ein Name ist nicht aufgelöst: %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 and %2 write to separate streams of one system: %3</source>
        <translation>%1 und %2 schreiben in getrennte Ströme eines Systems: %3</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/obs07.cpp" line="+14"/>
        <source>%2 writes the bodies of %1 unmasked</source>
        <translation>%2 schreibt die Rümpfe von %1 unmaskiert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%2 writes header %3 of %1 unmasked</source>
        <translation>%2 schreibt den Header %3 von %1 unmaskiert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 writes the whole URI of %1, where keys may stand</source>
        <translation>%2 schreibt die ganze URI von %1, in der Schlüssel stehen können</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A sample of %2 holds sensitive values: %3</source>
        <translation>Eine Stichprobe von %2 enthält sensible Werte: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 is a script, and what it writes of %1 is not known</source>
        <translation>%2 ist ein Skript, und was es über %1 schreibt, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What %2 writes of %1 is not known</source>
        <translation>Was %2 über %1 schreibt, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 writes bodies or credentials of %1 behind a mask</source>
        <translation>%2 schreibt Rümpfe oder Zugangsdaten von %1 hinter einer Maske</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The logs of %1 are set to hold nothing sensitive; no sample has confirmed it</source>
        <translation>Die Logs von %1 sind so eingestellt, dass sie nichts Sensibles enthalten; keine Stichprobe hat das bestätigt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 has no logs</source>
        <translation>%1 hat keine Logs</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/pol01.cpp" line="-10"/>
        <source>One rate limit, %1, counts calls of sandbox and production of %2</source>
        <translation>Eine Ratenbegrenzung, %1, zählt Aufrufe von Sandbox und Produktion von %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 has no rate limit in production</source>
        <translation>%1 hat in der Produktion keine Ratenbegrenzung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A script acts on %1 in production and may limit its rate</source>
        <translation>Ein Skript wirkt in der Produktion auf %1 und begrenzt möglicherweise die Rate</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 has no rate limit in the sandbox</source>
        <translation>%1 hat in der Sandbox keine Ratenbegrenzung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sandbox and production of %1 have equal rate limits</source>
        <translation>Sandbox und Produktion von %1 haben gleiche Ratenbegrenzungen</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/pol02.cpp" line="-10"/>
        <source>One quota, %1, counts calls of sandbox and production of %2</source>
        <translation>Ein Kontingent, %1, zählt Aufrufe von Sandbox und Produktion von %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A script acts on %1 and may set a quota</source>
        <translation>Ein Skript wirkt auf %1 und setzt möglicherweise ein Kontingent</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 has no quota of its own in production</source>
        <translation>%1 hat in der Produktion kein eigenes Kontingent</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 has no quota of its own in the sandbox</source>
        <translation>%1 hat in der Sandbox kein eigenes Kontingent</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Quota %1 covers both environments above those of %2</source>
        <translation>Kontingent %1 gilt für beide Umgebungen, über denen von %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sandbox and production of %1 have equal quotas</source>
        <translation>Sandbox und Produktion von %1 haben gleiche Kontingente</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/pol03.cpp" line="-16"/>
        <source>One security filter, %1, acts on sandbox and production of %2</source>
        <translation>Ein Sicherheitsfilter, %1, wirkt auf Sandbox und Produktion von %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 only reports in production of %2 and refuses nothing</source>
        <translation>%1 meldet in der Produktion von %2 nur und weist nichts ab</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 has no %1 in production, while its sandbox has one</source>
        <translation>Bei %2 fehlt in der Produktion, was die Sandbox hat: %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 has no %1 in production</source>
        <translation>Bei %2 fehlt in der Produktion: %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A script acts on production of %2 and may stand in for its missing %1</source>
        <translation>Ein Skript wirkt auf die Produktion von %2 und ersetzt möglicherweise, was fehlt: %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No web application firewall of production can be seen for %1</source>
        <translation>Für %1 ist keine Web Application Firewall der Produktion zu sehen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 still only reports in production of %2, while it is being tuned</source>
        <translation>%1 meldet in der Produktion von %2 noch immer nur, solange es abgestimmt wird</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/pol04.cpp" line="+11"/>
        <source>One policy against abuse, %1, acts on both environments: also as %2</source>
        <translation>Eine Richtlinie gegen Missbrauch, %1, wirkt auf beide Umgebungen: auch als %2</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/pol05.cpp" line="+13"/>
        <source>Run %3 changed %1 and %2 together</source>
        <translation>Lauf %3 hat %1 und %2 zusammen geändert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, which acts on production of %2, carries no version</source>
        <translation>%1, wirksam auf die Produktion von %2, trägt keine Version</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>When and by what %1 was deployed is not known</source>
        <translation>Wann und wodurch %1 bereitgestellt wurde, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, which acts on the sandbox of %2, carries no version</source>
        <translation>%1, wirksam auf die Sandbox von %2, trägt keine Version</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 and %2 changed within five minutes of each other</source>
        <translation>%1 und %2 haben sich innerhalb von fünf Minuten geändert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No policy acts on %1</source>
        <translation>Auf %1 wirkt keine Richtlinie</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/pol06.cpp" line="-39"/>
        <source>%1 leads callers to the admin API of its gateway</source>
        <translation>%1 führt Aufrufer zur Admin-API des eigenen Gateways</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 answers for %1 in production instead of its back-end, or shows requests</source>
        <translation>%2 antwortet in der Produktion von %1 anstelle des Backends oder zeigt Anfragen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 lets every origin call %1 with credentials</source>
        <translation>%2 lässt jede Herkunft %1 mit Zugangsdaten aufrufen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 answers without TLS in production: route %2</source>
        <translation>%1 antwortet in der Produktion ohne TLS: Route %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 answers with TLS %2 in production</source>
        <translation>%1 antwortet in der Produktion mit TLS %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Production of %1 speaks older TLS than its sandbox</source>
        <translation>Die Produktion von %1 spricht älteres TLS als die Sandbox</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Production of %1 takes bigger bodies than its sandbox: %2 bytes</source>
        <translation>Die Produktion von %1 nimmt größere Rümpfe an als die Sandbox: %2 Byte</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 is limited to fewer calls a minute than promised: %2</source>
        <translation>%1 ist auf weniger Aufrufe je Minute begrenzt als zugesagt: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Production of %1 does not ask who calls</source>
        <translation>Die Produktion von %1 fragt nicht, wer aufruft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Production of %1 lets in whoever signs in: no access list, no scopes</source>
        <translation>Die Produktion von %1 lässt alle Angemeldeten ein: keine Zugriffsliste, keine Scopes</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Production of %1 has no rate limit</source>
        <translation>Die Produktion von %1 hat keine Ratenbegrenzung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Production of %1 checks neither form nor size of requests</source>
        <translation>Die Produktion von %1 prüft weder Form noch Größe von Anfragen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Production of %1 keeps no access log</source>
        <translation>Die Produktion von %1 führt kein Zugriffsprotokoll</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A script acts on production of %1 and may stand in for what is missing there</source>
        <translation>Ein Skript wirkt auf die Produktion von %1 und ersetzt möglicherweise, was dort fehlt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Whether the log of the whole gateway has the calls of %1 in production is not known</source>
        <translation>Ob das Protokoll des ganzen Gateways die Aufrufe von %1 in der Produktion enthält, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Which TLS versions production of %1 speaks is not known</source>
        <translation>Welche TLS-Versionen die Produktion von %1 spricht, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 is switched off on %1 in production, but still there</source>
        <translation>%2 ist bei %1 in der Produktion abgeschaltet, aber noch da</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How many calls %1 promises is not on record, so its limits cannot be checked</source>
        <translation>Wie viele Aufrufe %1 zusagt, ist nicht verzeichnet; die Grenzen lassen sich daher nicht prüfen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 is switched off in production</source>
        <translation>%1 ist in der Produktion abgeschaltet</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/pol07.cpp" line="+16"/>
        <source>Sandbox calls of %1 use the machines of production: %2</source>
        <translation>Sandbox-Aufrufe von %1 nutzen die Maschinen der Produktion: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 counts sandbox calls of %1 in the store that production uses too</source>
        <translation>%2 zählt Sandbox-Aufrufe von %1 in dem Speicher, den auch die Produktion nutzt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%2 and %3 keep their counters in one place, so sandbox calls of %1 count for production</source>
        <translation>%2 und %3 halten ihre Zähler an derselben Stelle, Sandbox-Aufrufe von %1 zählen also für die Produktion mit</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%2 and %3 are one plan, so sandbox calls of %1 use up the quota of production</source>
        <translation>%2 und %3 sind derselbe Tarif, Sandbox-Aufrufe von %1 verbrauchen also das Kontingent der Produktion</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Sandbox and production of %1 load one upstream: %2</source>
        <translation>Sandbox und Produktion von %1 belasten denselben Upstream: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Whether %1 and production run on the same machines is not known: %2</source>
        <translation>Ob %1 und die Produktion auf denselben Maschinen laufen, ist nicht bekannt: %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Where %2 counts the calls of %1 is not known</source>
        <translation>Wo %2 die Aufrufe von %1 zählt, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Whether %2 counts the calls of %1 where production counts is not decided: a name is not resolved</source>
        <translation>Ob %2 die Aufrufe von %1 dort zählt, wo die Produktion zählt, ist nicht entschieden: Ein Name ist nicht aufgelöst</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Whether sandbox and production of %1 load one upstream is not decided: %2</source>
        <translation>Ob Sandbox und Produktion von %1 denselben Upstream belasten, ist nicht entschieden: %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No limit holds sandbox calls of %1, and the load balancers in front are not known</source>
        <translation>Keine Grenze hält Sandbox-Aufrufe von %1 auf, und die Load Balancer davor sind nicht bekannt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%2 and %3 count in two databases of one server</source>
        <translation>%2 und %3 zählen in zwei Datenbanken eines Servers</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sandbox calls of %1 and production share what runs their gateways: %2</source>
        <translation>Sandbox-Aufrufe von %1 und die Produktion teilen, worauf ihre Gateways laufen: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is not in the sandbox</source>
        <translation>%1 ist nicht in der Sandbox</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/rel01.cpp" line="+15"/>
        <source>%1 is labelled %2 and stands in %3</source>
        <translation>%1 trägt das Label %2 und steht in %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is labelled for two environments: %2</source>
        <translation>%1 trägt Labels für zwei Umgebungen: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The pipeline has to be asked; on the gateways, %2 deployments carry no environment label, %1 first</source>
        <translation>Die Pipeline muss gefragt werden; auf den Gateways tragen %2 Bereitstellungen kein Umgebungs-Label, zuerst %1</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/rel02.cpp" line="+16"/>
        <source>%3 of %2 on %1 changed in production without a promotion</source>
        <translation>%3 von %2 auf %1 hat sich in der Produktion ohne Übernahme geändert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%2 came to production on %1 without a promotion</source>
        <translation>%2 kam auf %1 ohne Übernahme in die Produktion</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%2 went from production on %1 without a promotion</source>
        <translation>%2 verschwand auf %1 ohne Übernahme aus der Produktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%3 of %2 on %1 changed while its API was promoted, and whether that promotion changed it is not on record</source>
        <translation>%3 von %2 auf %1 hat sich geändert, während die API übernommen wurde; ob die Übernahme es war, ist nicht verzeichnet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Promotion %1 was executed without an approval</source>
        <translation>Übernahme %1 wurde ohne Genehmigung ausgeführt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Promotion %1 was approved by %2, who asked for it or wrote it</source>
        <translation>Übernahme %1 wurde von %2 genehmigt, also von derselben Person, die sie beantragt oder geschrieben hat</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Promotion %1 was executed with fewer approvals than it needs: %2</source>
        <translation>Übernahme %1 wurde mit weniger Genehmigungen ausgeführt als nötig: %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Promotion %1 was executed before it was approved</source>
        <translation>Übernahme %1 wurde vor ihrer Genehmigung ausgeführt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Promotion %1 executed another bundle than the approved one</source>
        <translation>Übernahme %1 hat ein anderes Paket ausgeführt als das genehmigte</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Promotion %1 was executed after its approval expired</source>
        <translation>Übernahme %1 wurde nach Ablauf ihrer Genehmigung ausgeführt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Which bundle promotion %1 executed is not on record</source>
        <translation>Welches Paket Übernahme %1 ausgeführt hat, ist nicht verzeichnet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Changes of production are not recorded completely</source>
        <translation>Änderungen der Produktion sind nicht vollständig verzeichnet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Promotions are not recorded, so %1 changes of production cannot be explained</source>
        <translation>Übernahmen werden nicht verzeichnet, %1 Änderungen der Produktion lassen sich also nicht erklären</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Promotion %1 was an emergency and was approved afterwards</source>
        <translation>Übernahme %1 war ein Notfall und wurde nachträglich genehmigt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%2 of %1 changed by a registered rule: %4</source>
        <translation>%2 von %1 hat sich durch eine eingetragene Regel geändert: %4</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%2 on %1 changed in labels or descriptions only, without a promotion: nothing for callers, so no breach of the approval gate; REL-07 warns of it</source>
        <translation>%2 auf %1 hat sich ohne Übernahme nur in Labels oder Beschreibungen geändert: für Aufrufer nichts, also keine Umgehung der Genehmigung; REL-07 warnt davor</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/rel03.cpp" line="+15"/>
        <source>Promotion %1 of %2 carries no contract check</source>
        <translation>Übernahme %1 von %2 enthält keine Vertragsprüfung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The contract check of promotion %1 of %2 failed</source>
        <translation>Die Vertragsprüfung von Übernahme %1 von %2 ist gescheitert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Promotion %1 of %2 ships another contract than the one that was checked</source>
        <translation>Übernahme %1 von %2 liefert einen anderen Vertrag als den geprüften</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The contract check of promotion %1 of %2 is older than its bundle</source>
        <translation>Die Vertragsprüfung von Übernahme %1 von %2 ist älter als ihr Paket</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The contract of promotion %1 of %2 was checked after the release</source>
        <translation>Der Vertrag von Übernahme %1 von %2 wurde erst nach der Freigabe geprüft</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Promotion %1 of %2 breaks its contract without a new major version</source>
        <translation>Übernahme %1 von %2 bricht ihren Vertrag ohne neue Hauptversion</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%2, promoted by %1, has no contract that a machine reads</source>
        <translation>%2, übernommen durch %1, hat keinen maschinenlesbaren Vertrag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Contract checks are not recorded</source>
        <translation>Vertragsprüfungen werden nicht verzeichnet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Promotions are not recorded</source>
        <translation>Übernahmen werden nicht verzeichnet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The contract of promotion %1 of %2 was compared, but not tried in the sandbox</source>
        <translation>Der Vertrag von Übernahme %1 von %2 wurde verglichen, aber nicht in der Sandbox erprobt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The contract check of promotion %1 of %2 has no rules for breaking changes</source>
        <translation>Die Vertragsprüfung von Übernahme %1 von %2 hat keine Regeln für brechende Änderungen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Promotion %1 of %2 changes nothing of the contract</source>
        <translation>Übernahme %1 von %2 ändert nichts am Vertrag</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/rel04.cpp" line="+12"/>
        <source>The stored configuration of %1 names %2 of the other side</source>
        <translation>Die gespeicherte Konfiguration von %1 nennt %2 der anderen Seite</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The stored configuration of %1 in production names a mock: %2</source>
        <translation>Die gespeicherte Konfiguration von %1 nennt in der Produktion einen Mock: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The stored configuration of %1 in production names a test endpoint: %2</source>
        <translation>Die gespeicherte Konfiguration von %1 nennt in der Produktion einen Test-Endpunkt: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The stored configuration of %1 in the sandbox names a live endpoint: %2</source>
        <translation>Die gespeicherte Konfiguration von %1 nennt in der Sandbox einen echten Endpunkt: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The stored configuration of %1 still holds a placeholder: %2</source>
        <translation>Die gespeicherte Konfiguration von %1 enthält noch einen Platzhalter: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The stored configuration of %1 takes a secret of the other side: %2</source>
        <translation>Die gespeicherte Konfiguration von %1 bezieht ein Geheimnis der anderen Seite: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A reference of %1 is built where it cannot be read: %2</source>
        <translation>Ein Verweis von %1 wird dort gebildet, wo er sich nicht lesen lässt: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A script of %1 may build references: %2</source>
        <translation>Ein Skript von %1 bildet möglicherweise Verweise: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 names %2, which is another place on every machine</source>
        <translation>%1 nennt %2, auf jedem Rechner eine andere Stelle</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 names %2, which may be a place of the other side</source>
        <translation>%1 nennt %2; das kann eine Stelle der anderen Seite sein</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 names %2, which no inventory and no register holds</source>
        <translation>%1 nennt %2; das steht in keinem Inventar und keinem Verzeichnis</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 takes a secret whose name sounds like the other side&apos;s: %2</source>
        <translation>%1 bezieht ein Geheimnis, dessen Name nach der anderen Seite klingt: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The stored configuration of %1 names no other place</source>
        <translation>Die gespeicherte Konfiguration von %1 nennt keine andere Stelle</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/rel05.cpp" line="+14"/>
        <source>%1 and %2 take a secret from one path: %3</source>
        <translation>%1 und %2 beziehen ein Geheimnis vom selben Pfad: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 takes a secret from the path of another environment: %3</source>
        <translation>%1 bezieht ein Geheimnis vom Pfad einer anderen Umgebung: %3</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/rel07.cpp" line="+14"/>
        <source>%3 of %2 on %1 differs from its approved state, and no promotion explains it</source>
        <translation>%3 von %2 auf %1 weicht vom genehmigten Stand ab, und keine Übernahme erklärt es</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%2 is on %1 and not in its approved state, and no promotion explains it</source>
        <translation>%2 ist auf %1 und nicht im genehmigten Stand, und keine Übernahme erklärt es</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%2 is not on %1 any more and in its approved state, and no promotion explains it</source>
        <translation>%2 ist nicht mehr auf %1, steht aber im genehmigten Stand, und keine Übernahme erklärt es</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%3 of %2 on %1 differs from its approved state since its API was promoted, and whether that promotion changed it is not on record</source>
        <translation>%3 von %2 auf %1 weicht vom genehmigten Stand ab, seit die API übernommen wurde; ob die Übernahme es war, ist nicht verzeichnet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No state of %1 was ever approved, so drift cannot be seen</source>
        <translation>Für %1 wurde nie ein Stand genehmigt, Abweichungen sind also nicht zu sehen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Approved states are not recorded</source>
        <translation>Genehmigte Stände werden nicht verzeichnet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%3 of %2 on %1 names a promotion, and promotions are not recorded</source>
        <translation>%3 von %2 auf %1 nennt eine Übernahme, und Übernahmen werden nicht verzeichnet</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%3 of %2 on %1 differs from its approved state without a promotion. It changes nothing for callers, so this is a warning, and REL-02 does not count it</source>
        <translation>%3 von %2 auf %1 weicht ohne Übernahme vom genehmigten Stand ab. Für Aufrufer ändert das nichts, also ist es eine Warnung, und REL-02 zählt es nicht</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 is new, and its first state is yet to be approved</source>
        <translation>%1 ist neu, und der erste Stand ist noch zu genehmigen</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/rel08.cpp" line="-20"/>
        <source>%1 is in production and was never in the sandbox</source>
        <translation>%1 ist in Produktion und war nie in der Sandbox</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Production has %1 %2, and the sandbox no version as new: %3</source>
        <translation>Die Produktion hat %1 %2, und die Sandbox keine so neue Version: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 %2 has different contracts in sandbox and production</source>
        <translation>%1 %2 hat in Sandbox und Produktion verschiedene Verträge</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 %2 has two different contracts in production</source>
        <translation>%1 %2 hat in der Produktion zwei verschiedene Verträge</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The contract of %1 %2 was never validated</source>
        <translation>Der Vertrag von %1 %2 wurde nie validiert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Whether %1 %2 was validated in the sandbox is not recorded</source>
        <translation>Ob %1 %2 in der Sandbox validiert wurde, ist nicht verzeichnet</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Neither contract nor version of %1 ties production to the sandbox</source>
        <translation>Weder Vertrag noch Version von %1 bindet die Produktion an die Sandbox</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Only name and version tie %1 %2 to its sandbox: contracts are not known</source>
        <translation>Nur Name und Version binden %1 %2 an die Sandbox: Verträge sind nicht bekannt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The sandbox of %1 %2 was created after production</source>
        <translation>Die Sandbox von %1 %2 wurde nach der Produktion angelegt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 is approved as an API of production only</source>
        <translation>%1 ist als API nur für die Produktion genehmigt</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/trust.cpp" line="+15"/>
        <source>%1 and %2 trust one verification key, %3</source>
        <translation>%1 und %2 vertrauen demselben Prüfschlüssel, %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 lets in every client certificate of authority %3, which %2 trusts too</source>
        <translation>%1 lässt jedes Client-Zertifikat der Zertifizierungsstelle %3 ein; ihr vertraut auch %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 trusts issuer %3 without an audience, and %2 trusts it too</source>
        <translation>%1 vertraut Aussteller %3 ohne Audience, und %2 vertraut ihm auch</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 and %2 trust one issuer and demand one audience: %3</source>
        <translation>%1 und %2 vertrauen demselben Aussteller und verlangen dieselbe Audience: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A client of %2 is granted what %1 demands: %3</source>
        <translation>Ein Client von %2 erhält, was %1 verlangt: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 trust issuer %3, and the audiences of one are not known</source>
        <translation>%1 und %2 vertrauen Aussteller %3, und die Audiences einer Seite sind nicht bekannt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 and %2 trust issuer %3, and what it grants to clients is not known</source>
        <translation>%1 und %2 vertrauen Aussteller %3, und was er Clients gewährt, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Somebody behind %1 decides which tokens are good</source>
        <translation>Hinter %1 entscheidet jemand anderes, welche Tokens gelten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What %1 trusts could not be read</source>
        <translation>Wem %1 vertraut, konnte nicht gelesen werden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 trust issuer %3; only the audience holds them apart</source>
        <translation>%1 und %2 vertrauen Aussteller %3; nur die Audience hält sie getrennt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 and %2 trust authority %3; only the subject holds them apart</source>
        <translation>%1 und %2 vertrauen Zertifizierungsstelle %3; nur der Inhaber im Zertifikat hält sie getrennt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The issuers of %1 are its own, but its verification keys were not read</source>
        <translation>Die Aussteller von %1 sind eigene, aber die Prüfschlüssel wurden nicht gelesen</translation>
    </message>
    <message>
        <location filename="../models/isolation/checks/twogateways.cpp" line="+13"/>
        <source>One gateway, %1, serves sandbox and production</source>
        <translation>Ein Gateway, %1, bedient Sandbox und Produktion</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 and %2 run on one node: %3</source>
        <translation>%1 und %2 laufen auf demselben Knoten: %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 and %2 take calls at one address: %3</source>
        <translation>%1 und %2 nehmen Aufrufe unter derselben Adresse an: %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 and %2 belong to one cluster: %3</source>
        <translation>%1 und %2 gehören zum selben Cluster: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 have one control plane: %3</source>
        <translation>%1 und %2 haben dieselbe Steuerungsebene: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 keep their configuration in one place: %3</source>
        <translation>%1 und %2 halten ihre Konfiguration an derselben Stelle: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%3 does not tell on which nodes or in which cluster it runs</source>
        <translation>%3 sagt nicht, auf welchen Knoten oder in welchem Cluster es läuft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%3 does not tell where it keeps its configuration</source>
        <translation>%3 sagt nicht, wo die Konfiguration liegt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The configuration stores of %1 and %2 may be one: %3</source>
        <translation>Die Konfigurationsspeicher von %1 und %2 sind möglicherweise derselbe: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The vendor of %1 or %2 does not show what they run on</source>
        <translation>Der Anbieter von %1 oder %2 zeigt nicht, worauf sie laufen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 and %2 are of one tenant at their vendor: %3</source>
        <translation>%1 und %2 gehören beim Anbieter zum selben Mandanten: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 have two databases on one server: %3</source>
        <translation>%1 und %2 haben zwei Datenbanken auf einem Server: %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 and %2 are managed at one host: %3</source>
        <translation>%1 und %2 werden auf demselben Host verwaltet: %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>One gateway, %1, takes the calls of both environments at one place: %3</source>
        <translation>Ein Gateway, %1, nimmt die Aufrufe beider Umgebungen an derselben Stelle an: %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 and %2 stand behind one load balancer: %3</source>
        <translation>%1 und %2 stehen hinter demselben Load Balancer: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 stand behind one address that many share: %3</source>
        <translation>%1 und %2 stehen hinter derselben Adresse, die viele teilen: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 have separate listeners on one appliance: %3</source>
        <translation>%1 und %2 haben getrennte Listener auf einem Gerät: %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing tells which load balancer stands before %3</source>
        <translation>Nichts sagt, welcher Load Balancer vor %3 steht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing tells which load balancer of %1 takes whose calls</source>
        <translation>Nichts sagt, welcher Load Balancer von %1 wessen Aufrufe annimmt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 and %2 have no load balancer, and take calls at different addresses</source>
        <translation>%1 und %2 haben keinen Load Balancer und nehmen Aufrufe unter verschiedenen Adressen an</translation>
    </message>
    <message>
        <location filename="../models/isolation/suppliedreasons.cpp" line="+8"/>
        <source>%1 says of %2: %3</source>
        <translation>%1 sagt über %2: %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 gives %2 as %3</source>
        <translation>%1 nennt %2 als %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What %1 said of %2 is too old, or was withdrawn</source>
        <translation>Was %1 über %2 sagte, ist zu alt oder wurde zurückgezogen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 was read in part only: %2 of %3 rows</source>
        <translation>%1 wurde nur zum Teil gelesen: %2 von %3 Zeilen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 does not tell how many rows it has, so what was read may be a part</source>
        <translation>%1 sagt nicht, wie viele Zeilen es hat; was gelesen wurde, kann ein Teil sein</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Evidence alone cannot say that nothing here applies</source>
        <translation>Ein Nachweis allein kann nicht sagen, dass hier nichts zutrifft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 is not among what the attestation of %2 covers</source>
        <translation>%1 gehört nicht zu dem, was die Bestätigung von %2 umfasst</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The attestation of %1 was withdrawn</source>
        <translation>Die Bestätigung von %1 wurde zurückgezogen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The attestation of %1 is not valid yet</source>
        <translation>Die Bestätigung von %1 gilt noch nicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The attestation of %1 is not valid any more</source>
        <translation>Die Bestätigung von %1 gilt nicht mehr</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The attestation of %1 rests on no evidence: a bare statement proves nothing</source>
        <translation>Die Bestätigung von %1 stützt sich auf keinen Nachweis: eine bloße Aussage belegt nichts</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The attestation of %1 is void: evidence that it rests on was withdrawn or has expired</source>
        <translation>Die Bestätigung von %1 ist hinfällig: ein Nachweis, auf den sie sich stützt, wurde zurückgezogen oder ist abgelaufen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The attestation of %1 waits for a counter-signature</source>
        <translation>Die Bestätigung von %1 wartet auf eine Gegenzeichnung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The attestation of %1 does not stand against evidence that says otherwise</source>
        <translation>Die Bestätigung von %1 hält nicht gegen Nachweise, die anderes sagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It needs a signed attestation, and there is none</source>
        <translation>Es braucht eine unterschriebene Bestätigung, und es gibt keine</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The test report of %1 cannot stand in for the probe any more: the test is more than 90 days old</source>
        <translation>Der Prüfbericht von %1 kann die Sonde nicht mehr ersetzen: die Prüfung ist mehr als 90 Tage alt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The test report of %1 cannot stand in for the probe: it does not cover %2, which joined since</source>
        <translation>Der Prüfbericht von %1 kann die Sonde nicht ersetzen: er umfasst %2 nicht; das kam seither dazu</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The test report of %1 cannot stand in for the probe: its evidence does not say that this path was tested and held</source>
        <translation>Der Prüfbericht von %1 kann die Sonde nicht ersetzen: sein Nachweis sagt nicht, dass dieser Weg geprüft wurde und hielt</translation>
    </message>
    <message>
        <location filename="../models/isolation/evaluate.cpp" line="+15"/>
        <source>It was left out of this run</source>
        <translation>Es wurde in diesem Lauf ausgelassen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No rule of this version judges it</source>
        <translation>Keine Regel dieser Version beurteilt es</translation>
    </message>
    <message>
        <location filename="../models/isolation/judgement.cpp" line="+12"/>
        <source>%1 was never read, so its %2 are not known</source>
        <translation>%1 wurde nie gelesen, daher nicht bekannt: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The %2 of %1 could not be read completely</source>
        <translation>Bei %1 nicht vollständig lesbar: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 cannot tell its %2</source>
        <translation>%1 gibt keine Auskunft über: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is known of the %2 of %1 is too old</source>
        <translation>Was über %1 bekannt ist, ist zu alt: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is nothing to judge: neither side has any</source>
        <translation>Es gibt nichts zu beurteilen: Keine Seite hat etwas davon</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Its environment is only guessed from a name</source>
        <translation>Die Umgebung ist nur aus einem Namen geraten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What there is to judge could not be read completely</source>
        <translation>Was zu beurteilen ist, konnte nicht vollständig gelesen werden</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Only a probe decides it, and probes are off</source>
        <translation>Nur eine Sonde entscheidet es, und Sonden sind abgeschaltet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It needs evidence from another system, and none is connected</source>
        <translation>Es braucht den Nachweis eines anderen Systems, und keines ist verbunden</translation>
    </message>
    <message>
        <location filename="../models/isolation/scenarios.cpp" line="+22"/>
        <source>A sandbox credential works in production</source>
        <translation>Zugangsdaten der Sandbox gelten in der Produktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A test payload changes a live record</source>
        <translation>Testdaten ändern einen echten Datensatz</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A stress test in the sandbox degrades production</source>
        <translation>Ein Belastungstest in der Sandbox beeinträchtigt die Produktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Test logs expose sensitive data</source>
        <translation>Testprotokolle legen sensible Daten offen</translation>
    </message>
</context>
<context>
    <name>IsolationEmptiness</name>
    <message>
        <location filename="../views/isolation/isolationemptiness.cpp" line="+22"/>
        <source>Isolation could not be checked.</source>
        <translation>Die Isolation konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The estate</source>
        <translation>Der Bestand</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+21"/>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <location line="-17"/>
        <source>The gateways are being read.</source>
        <translation>Die Gateways werden gelesen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Isolation is judged as soon as they are.</source>
        <translation>Die Isolation wird danach sofort beurteilt.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Nothing was read yet.</source>
        <translation>Noch wurde nichts gelesen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Isolation is judged on what the gateways say. A sync reads them and changes nothing.</source>
        <translation>Beurteilt wird, was die Gateways sagen. Eine Synchronisation liest sie und ändert nichts.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sync</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Isolation is being checked.</source>
        <translation>Die Isolation wird geprüft.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>There is no pair to judge.</source>
        <translation>Es gibt kein Paar zu beurteilen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The estate needs a sandbox and a production environment.</source>
        <translation>Der Bestand braucht eine Sandbox- und eine Produktionsumgebung.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This pair was not checked yet.</source>
        <translation>Dieses Paar wurde noch nicht geprüft.</translation>
    </message>
</context>
<context>
    <name>IsolationWords</name>
    <message>
        <location filename="../views/presentation/isolationwords.cpp" line="+18"/>
        <source>Infrastructure</source>
        <translation>Infrastruktur</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>CI/CD</source>
        <translation>CI/CD</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Observability</source>
        <translation>Beobachtung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Governance</source>
        <translation>Governance</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Infra</source>
        <extracomment>Infrastructure, for a narrow column.</extracomment>
        <translation>Infra</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Observ.</source>
        <extracomment>Observability, for a narrow column.</extracomment>
        <translation>Beob.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Govern.</source>
        <extracomment>Governance, for a narrow column.</extracomment>
        <translation>Govern.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Low</source>
        <translation>Gering</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Decided from gateway data</source>
        <translation>Aus Gateway-Daten entschieden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Decided by a probe</source>
        <translation>Durch eine Sonde entschieden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Decided by evidence of another system</source>
        <translation>Durch den Nachweis eines anderen Systems entschieden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Decided by a signed attestation</source>
        <translation>Durch eine unterschriebene Bestätigung entschieden</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>A bare statement</source>
        <translation>Bloße Angabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A signed attestation</source>
        <translation>Unterschriebene Bestätigung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read configuration</source>
        <translation>Gelesene Konfiguration</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Seen behaviour</source>
        <translation>Beobachtetes Verhalten</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Isolation complete</source>
        <translation>Isolation vollständig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Isolation weak</source>
        <translation>Isolation schwach</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Isolation unproven</source>
        <translation>Isolation nicht belegt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Isolation not assessed</source>
        <translation>Isolation nicht bewertet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Isolation incomplete</source>
        <translation>Isolation unvollständig</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>API deployment</source>
        <translation>API-Bereitstellung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Credential</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Consumer</source>
        <translation>Verbraucher</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Log destination</source>
        <translation>Protokollziel</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <location filename="../views/settings/peopletable.cpp" line="+49"/>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Added by</source>
        <translation>Hinzugefügt von</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>retired at %1</source>
        <translation>ausgeschieden mit %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>themselves</source>
        <translation>sich selbst</translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <location filename="../views/presentation/peoplewords.cpp" line="+35"/>
        <source>viewer</source>
        <translation>viewer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>engineer</source>
        <translation>engineer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>approver</source>
        <translation>approver</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>admin</source>
        <translation>admin</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 in %2</source>
        <extracomment>A role that holds in one environment only: &quot;engineer in sandbox-eu&quot;.</extracomment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>no role</source>
        <translation>keine Rolle</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 or %2</source>
        <extracomment>Two or more roles, any of which will do: &quot;engineer or admin&quot;.</extracomment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Reads.</source>
        <translation>Liest.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Syncs, edits the estate, requests, applies and rolls back what is approved.</source>
        <translation>Synchronisiert, bearbeitet den Bestand, beantragt, wendet an und rollt zurück, was genehmigt ist.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Reads everything, verifies and exports the log; changes nothing.</source>
        <translation>Liest alles, prüft und exportiert das Protokoll; ändert nichts.</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Approves, rejects and comments; the second person for a looser policy.</source>
        <translation>Genehmigt, lehnt ab und kommentiert; die zweite Person für eine gelockerte Richtlinie.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>People, keys and policy; also syncs and edits the estate. Approves nothing.</source>
        <translation>Personen, Schlüssel und Richtlinie; synchronisiert und bearbeitet auch den Bestand. Genehmigt nichts.</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>A person needs a name</source>
        <translation>Eine Person braucht einen Namen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Letters a to z, digits, dots, hyphens and underscores only, at most 64; a letter or digit first</source>
        <translation>Nur Buchstaben a bis z, Ziffern, Punkte, Binde- und Unterstriche, höchstens 64; zuerst ein Buchstabe oder eine Ziffer</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>entry %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The passphrase does not open this key file.</source>
        <translation>Die Passphrase öffnet diese Schlüsseldatei nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There is no key at this place.</source>
        <translation>An dieser Stelle ist kein Schlüssel.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There is no file at this path.</source>
        <translation>Unter diesem Pfad ist keine Datei.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No keyring can be reached on this desk.</source>
        <translation>An diesem Arbeitsplatz ist kein Schlüsselbund erreichbar.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The keyring was not unlocked.</source>
        <translation>Der Schlüsselbund wurde nicht entsperrt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The keyring did not answer.</source>
        <translation>Der Schlüsselbund hat nicht geantwortet.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The audit log</source>
        <translation>Das Audit-Protokoll</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Type it again. Nobody can recover a passphrase; an admin can replace the key.</source>
        <translation>Erneut eingeben. Niemand kann eine Passphrase wiederherstellen; ein Admin kann den Schlüssel ersetzen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check where you keep it: the entry of the keyring, or the path of the file.</source>
        <translation>Prüfen, wo er liegt: den Eintrag des Schlüsselbunds oder den Pfad der Datei.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the path, or choose the file.</source>
        <translation>Den Pfad prüfen oder die Datei wählen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep the key in a file with a passphrase instead.</source>
        <translation>Den Schlüssel stattdessen in einer Datei mit Passphrase aufbewahren.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unlock the keyring of your desktop, then try again.</source>
        <translation>Den Schlüsselbund des Desktops entsperren, dann erneut versuchen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>See whether your desktop asks for something, then try again.</source>
        <translation>Nachsehen, ob der Desktop etwas abfragt, dann erneut versuchen.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>taken out</source>
        <translation>entfernt</translation>
    </message>
</context>
<context>
    <name>PlanRowWords</name>
    <message>
        <location filename="../views/presentation/planrowwords.cpp" line="+36"/>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Consumer</source>
        <translation>Verbraucher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Credential</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>on or off</source>
        <translation>ein oder aus</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>protocols</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>address that is called</source>
        <translation>aufgerufene Adresse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>scheme</source>
        <translation>Schema</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>balancing</source>
        <translation>Lastverteilung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>health checks</source>
        <translation>Health-Checks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>time</source>
        <translation>Frist</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 at once</source>
        <translation>%1 gleichzeitig</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 a second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 a minute</source>
        <translation>%1 pro Minute</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 an hour</source>
        <translation>%1 pro Stunde</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 a day</source>
        <translation>%1 pro Tag</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%1 in %n second(s)</source>
        <translation>
            <numerusform>%1 in %n Sekunde</numerusform>
            <numerusform>%1 in %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>a secret, which stays where it is</source>
        <translation>ein Geheimnis, das bleibt, wo es ist</translation>
    </message>
    <message numerus="yes">
        <location line="+28"/>
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+15"/>
        <location line="+2"/>
        <location line="+34"/>
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message>
        <location line="-36"/>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Time %1</source>
        <extracomment>A limit or a time: the policy or part, and the field in it.</extracomment>
        <translation>Frist %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Limit of %1</source>
        <translation>Grenze von %1</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Policy %1</source>
        <translation>Richtlinie %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+1"/>
        <source>off</source>
        <extracomment>A policy that works, or does not.</extracomment>
        <translation>aus</translation>
    </message>
    <message>
        <location line="-1"/>
        <location line="+1"/>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message numerus="yes">
        <location line="+29"/>
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n Route</numerusform>
            <numerusform>%n Routen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n Service</numerusform>
            <numerusform>%n Services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n upstream(s)</source>
        <translation>
            <numerusform>%n Upstream</numerusform>
            <numerusform>%n Upstreams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n target(s)</source>
        <translation>
            <numerusform>%n Ziel</numerusform>
            <numerusform>%n Ziele</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n policies</source>
        <translation>
            <numerusform>%n Richtlinie</numerusform>
            <numerusform>%n Richtlinien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n consumer(s)</source>
        <translation>
            <numerusform>%n Verbraucher</numerusform>
            <numerusform>%n Verbraucher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n credential(s)</source>
        <translation>
            <numerusform>%n Zugang</numerusform>
            <numerusform>%n Zugänge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n Zertifikat</numerusform>
            <numerusform>%n Zertifikate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 added</source>
        <extracomment>Part of a list of what a plan does: &quot;2 routes added&quot;.</extracomment>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 changed</source>
        <extracomment>Part of a list of what a plan does: &quot;2 routes changed&quot;.</extracomment>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 deleted</source>
        <extracomment>Part of a list of what a plan does: &quot;2 routes deleted&quot;.</extracomment>
        <translation>%1 gelöscht</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>the limit of %1</source>
        <translation>die Grenze von %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is set to %2</source>
        <translation>%1 wird auf %2 gesetzt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 goes away</source>
        <translation>%1 fällt weg</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 rises from %2 to %3</source>
        <translation>%1 steigt von %2 auf %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 falls from %2 to %3</source>
        <translation>%1 sinkt von %2 auf %3</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Nothing changes: both sides are the same.</source>
        <translation>Nichts ändert sich: Beide Seiten sind gleich.</translation>
    </message>
    <message numerus="yes">
        <location line="+22"/>
        <source>%n more limit(s) or time(s) change</source>
        <translation>
            <numerusform>%n weitere Grenze oder Frist ändert sich</numerusform>
            <numerusform>%n weitere Grenzen oder Fristen ändern sich</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>policy %1 is switched on</source>
        <translation>Richtlinie %1 wird eingeschaltet</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>policy %1 is switched off</source>
        <translation>Richtlinie %1 wird ausgeschaltet</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n address(es) called change</source>
        <translation>
            <numerusform>%n aufgerufene Adresse ändert sich</numerusform>
            <numerusform>%n aufgerufene Adressen ändern sich</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Nothing is deleted.</source>
        <translation>Nichts wird gelöscht.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Nobody has a credential for it there</source>
        <translation>Dort hat niemand einen Zugang dafür</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n credential(s) open it there</source>
        <translation>
            <numerusform>Dort gilt dafür %n Zugang</numerusform>
            <numerusform>Dort gelten dafür %n Zugänge</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No secret changes</source>
        <translation>Kein Geheimnis ändert sich</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n secret(s) touched</source>
        <translation>
            <numerusform>%n Geheimnis berührt</numerusform>
            <numerusform>%n Geheimnisse berührt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%1 of %n value(s) mapped</source>
        <translation>
            <numerusform>%1 von %n Wert zugeordnet</numerusform>
            <numerusform>%1 von %n Werten zugeordnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n value(s) may not travel</source>
        <translation>
            <numerusform>%n Wert nicht übernehmbar</numerusform>
            <numerusform>%n Werte nicht übernehmbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n object(s) only there, and kept</source>
        <translation>
            <numerusform>%n Objekt nur dort, bleibt</numerusform>
            <numerusform>%n Objekte nur dort, bleiben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromotionSentence</name>
    <message>
        <location filename="../views/audit/promotionsentence.cpp" line="+29"/>
        <source>%1 asked for the promotion of %2 from %3 to %4 (%5)</source>
        <extracomment>Who, an API, two environments, and a request&apos;s short id.</extracomment>
        <translation>%1 hat die Übernahme von %2 beantragt, von %3 nach %4 (%5)</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1 approved promotion %2</source>
        <translation>%1 hat Übernahme %2 genehmigt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 brought in an approval of promotion %2 that %3 signed elsewhere</source>
        <translation>%1 hat eine Genehmigung von Übernahme %2 eingebracht, die %3 anderswo signiert hat</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 rejected promotion %2: %3</source>
        <translation>%1 hat Übernahme %2 abgelehnt: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 asked for changes to promotion %2: %3</source>
        <translation>%1 hat Änderungen an Übernahme %2 verlangt: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 remarked on promotion %2: %3</source>
        <translation>%1 hat Übernahme %2 kommentiert: %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 waived the gate %2 for promotion %3</source>
        <extracomment>Who, a gate, and a request&apos;s short id.</extracomment>
        <translation>%1 hat für Übernahme %3 eine Ausnahme vom Gate %2 erteilt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 reviewed promotion %2, which was broken through</source>
        <translation>%1 hat die Notfallfreigabe von Übernahme %2 nachgeprüft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 exported promotion %2 to a file, for an approval elsewhere</source>
        <translation>%1 exportierte Übernahme %2 in eine Datei, für eine Genehmigung an anderer Stelle</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The time of promotion %1 is over; %2 recorded it</source>
        <translation>Die Frist von Übernahme %1 ist abgelaufen; verzeichnet von: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Promotion %1 is void: %2</source>
        <translation>Übernahme %1 ist nichtig: %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 began to roll back promotion %2</source>
        <translation>%1 hat begonnen, Übernahme %2 zurückzurollen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Promotion %1 is rolled back</source>
        <translation>Übernahme %1 ist zurückgerollt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The roll-back of promotion %1 failed</source>
        <translation>Das Zurückrollen von Übernahme %1 ist gescheitert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 broke the glass for promotion %2: %3</source>
        <translation>%1 hat für Übernahme %2 eine Notfallfreigabe erteilt: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 began to apply promotion %2</source>
        <translation>%1 hat begonnen, Übernahme %2 anzuwenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Promotion %1 is applied</source>
        <translation>Übernahme %1 ist angewendet</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Applying promotion %1 failed: %2</source>
        <translation>Das Anwenden von Übernahme %1 ist gescheitert: %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Step %1 of promotion %2 is about to be undone</source>
        <translation>Schritt %1 von Übernahme %2 wird gleich rückgängig gemacht</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Step %1 of promotion %2 is about to be written</source>
        <translation>Schritt %1 von Übernahme %2 wird gleich geschrieben</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Step %1 of promotion %2 is undone, and was read back</source>
        <translation>Schritt %1 von Übernahme %2 ist rückgängig gemacht und wurde zurückgelesen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Step %1 of promotion %2 is done, and was read back</source>
        <translation>Schritt %1 von Übernahme %2 ist erledigt und wurde zurückgelesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Whether step %1 of promotion %2 was written is not known</source>
        <translation>Ob Schritt %1 von Übernahme %2 geschrieben wurde, ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Step %1 of promotion %2 was not written</source>
        <translation>Schritt %1 von Übernahme %2 wurde nicht geschrieben</translation>
    </message>
</context>
<context>
    <name>PromotionWords</name>
    <message>
        <location filename="../views/presentation/promotionwords.cpp" line="+17"/>
        <location line="+39"/>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <location line="-38"/>
        <location line="+41"/>
        <source>Waiting for approval</source>
        <translation>Genehmigung offen</translation>
    </message>
    <message>
        <location line="-40"/>
        <location line="+41"/>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <location line="-40"/>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Void</source>
        <translation>Nichtig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Applying</source>
        <translation>Wird angewendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rolled back</source>
        <translation>Zurückgerollt</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Stopped</source>
        <extracomment>A column of the board: requests that a gate or a reviewer has stopped.</extracomment>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Contract</source>
        <extracomment>A gate of promotions: the API&apos;s contract.</extracomment>
        <translation>Vertrag</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Isolation after</source>
        <translation>Isolation danach</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Strictness</source>
        <translation>Strenge</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Endpoints</source>
        <translation>Endpunkte</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Drift on target</source>
        <translation>Abweichung im Ziel</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Freeze</source>
        <translation>Sperrzeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Quorum</source>
        <translation>Quorum</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Pass</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Refused</source>
        <translation>Verweigert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pending</source>
        <extracomment>A gate that is decided later.</extracomment>
        <translation>Steht aus</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Written, reading back</source>
        <translation>Wird zurückgelesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Done and seen</source>
        <translation>Erledigt und gesehen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not done</source>
        <translation>Nicht erledigt</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Consumer</source>
        <translation>Verbraucher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Credential</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>%n created</source>
        <translation>
            <numerusform>%n angelegt</numerusform>
            <numerusform>%n angelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n deleted</source>
        <translation>
            <numerusform>%n gelöscht</numerusform>
            <numerusform>%n gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>nothing changes</source>
        <translation>nichts ändert sich</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 says no</source>
        <translation>%1 sagt nein</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Changes were asked for</source>
        <translation>Änderungen verlangt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Needs one of %1</source>
        <translation>Braucht jemanden aus %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nobody is left who may sign</source>
        <translation>Niemand ist übrig, der signieren darf</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You asked for it</source>
        <translation>Von Ihnen beantragt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Waits for somebody else</source>
        <translation>Wartet auf jemand anderen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Something moved, ask anew</source>
        <translation>Etwas hat sich geändert, neu beantragen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stopped half-way, look at it</source>
        <translation>Auf halbem Weg gestoppt, prüfen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Its plan cannot be read</source>
        <translation>Der Plan ist nicht lesbar</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>time is over</source>
        <extracomment>The time of a request has ended.</extracomment>
        <translation>Frist abgelaufen</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n min left</source>
        <translation>
            <numerusform>noch %n min</numerusform>
            <numerusform>noch %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n h left</source>
        <translation>
            <numerusform>noch %n h</numerusform>
            <numerusform>noch %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n day(s) left</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>You asked for it, so somebody else has to approve.</source>
        <translation>Sie haben sie beantragt, daher muss jemand anderes genehmigen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You do not have the role approver there.</source>
        <translation>Sie haben dort nicht die Rolle approver.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You are an author of this API, so somebody else has to approve.</source>
        <translation>Sie haben an dieser API geschrieben, daher muss jemand anderes genehmigen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Who asked for it gave you your key or your role, so somebody else has to approve.</source>
        <translation>Ihr Schlüssel oder Ihre Rolle stammt von der Person, die sie beantragt hat, daher muss jemand anderes genehmigen.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The gateway</source>
        <translation>Das Gateway</translation>
    </message>
</context>
<context>
    <name>RecordFacts</name>
    <message>
        <location filename="../views/isolation/recordfacts.cpp" line="+53"/>
        <location line="+85"/>
        <source>%1: %2</source>
        <extracomment>A level of assurance, and what it means.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="-74"/>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1, %2, until %3</source>
        <extracomment>Evidence: its control, its source, a date.</extracomment>
        <translation>%1, %2, bis %3</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>%n row(s); the source does not tell how many it has</source>
        <translation>
            <numerusform>%n Zeile; die Quelle sagt nicht, wie viele sie hat</numerusform>
            <numerusform>%n Zeilen; die Quelle sagt nicht, wie viele sie hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Yes, %n row(s)</source>
        <translation>
            <numerusform>Ja, %n Zeile</numerusform>
            <numerusform>Ja, %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>No, %1 of %n row(s)</source>
        <translation>
            <numerusform>Nein, %1 von %n Zeile</numerusform>
            <numerusform>Nein, %1 von %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+42"/>
        <source>Control</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <location line="-41"/>
        <location line="+42"/>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <location line="-41"/>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Collector</source>
        <translation>Sammler</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+42"/>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <location line="-41"/>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Says</source>
        <translation>Sagt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+46"/>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <location line="-45"/>
        <source>Raw bytes</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kept at</source>
        <translation>Aufbewahrt in</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message numerus="yes">
        <location line="+8"/>
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+25"/>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <location line="-25"/>
        <location line="+25"/>
        <location line="+2"/>
        <source>%1, %2, entry %3</source>
        <translation>%1, %2, Eintrag %3</translation>
    </message>
    <message numerus="yes">
        <location line="-21"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>SHA-256 %1…</source>
        <translation>SHA-256 %1…</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Covers</source>
        <translation>Umfasst</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tested path of</source>
        <translation>Geprüfter Weg von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Statement</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rests on</source>
        <translation>Stützt sich auf</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>nothing: a bare statement</source>
        <translation>nichts: eine bloße Aussage</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Counter-signed</source>
        <translation>Gegengezeichnet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
</context>
<context>
    <name>RecordFields</name>
    <message>
        <location filename="../views/isolation/recordfields.cpp" line="+48"/>
        <source>d MMM yyyy</source>
        <extracomment>Qt date format for a field: day, short month, year.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>RecordSentence</name>
    <message>
        <location filename="../views/audit/recordsentence.cpp" line="+18"/>
        <source>%1 signed the boundary document %2</source>
        <translation>%1 hat das Grenzdokument %2 unterschrieben</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The export of %1 failed</source>
        <extracomment>A file&apos;s name.</extracomment>
        <translation>Der Export von %1 ist misslungen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 exported %2</source>
        <extracomment>Who, a framework&apos;s id, a form such as PDF, and a short id.</extracomment>
        <translation>%1 hat %2 exportiert</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 exported a report on %2 as %3 (%4)</source>
        <translation>%1 hat einen Bericht zu %2 als %3 exportiert (%4)</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 brought in evidence on %2 from %3 (%4)</source>
        <extracomment>Who, a control, the source of the evidence, and a short id.</extracomment>
        <translation>%1 hat einen Nachweis zu %2 aus %3 eingebracht (%4)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 withdrew evidence %2: %3</source>
        <translation>%1 hat Nachweis %2 zurückgezogen: %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 attested %2 for %3 against %4 (%5)</source>
        <extracomment>Who, a control, two environments, and a short id.</extracomment>
        <translation>%1 hat %2 für %3 gegenüber %4 bestätigt (%5)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 counter-signed attestation %2</source>
        <translation>%1 hat Bestätigung %2 gegengezeichnet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 withdrew attestation %2: %3</source>
        <translation>%1 hat Bestätigung %2 zurückgezogen: %3</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 asked to accept findings of %2 for a while: %3 (%4)</source>
        <extracomment>Who, a control, a reason, and a short id.</extracomment>
        <translation>%1 hat beantragt, Befunde von %2 eine Zeit lang hinzunehmen: %3 (%4)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 approved exception %2</source>
        <translation>%1 hat Ausnahme %2 genehmigt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 rejected exception %2: %3</source>
        <translation>%1 hat Ausnahme %2 abgelehnt: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 revoked exception %2: %3</source>
        <translation>%1 hat Ausnahme %2 widerrufen: %3</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>A check ended exception %1: %2, which makes up for it, did not pass (%3)</source>
        <extracomment>A short id, a control that makes up for the exception, and how it stood.</extracomment>
        <translation>Eine Prüfung hat Ausnahme %1 beendet: %2, das sie ausgleicht, wurde nicht bestanden (%3)</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <location filename="../views/presentation/reportwords.cpp" line="+42"/>
        <source>OSCAL assessment results</source>
        <translation>OSCAL Assessment Results</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Evidence bundle</source>
        <translation>Nachweispaket</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>for people</source>
        <extracomment>What a file format of a report is good for, in two or three words.</extracomment>
        <translation>für Menschen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>one file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>one row per control</source>
        <translation>Zeile je Kontrolle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>with proofs</source>
        <translation>mit Beweisen</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1 (*.%2)</source>
        <extracomment>For a dialog that asks for a file: what kind, and in brackets its ending.</extracomment>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Export signed PDF…</source>
        <translation>Signiertes PDF exportieren …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export signed HTML…</source>
        <translation>Signiertes HTML exportieren …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export signed OSCAL…</source>
        <translation>Signiertes OSCAL exportieren …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export signed CSV…</source>
        <translation>Signiertes CSV exportieren …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export signed JSON…</source>
        <translation>Signiertes JSON exportieren …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export signed bundle…</source>
        <translation>Signiertes Paket exportieren …</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Boundary document</source>
        <translation>Grenzdokument</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>snapshot %1 to %2</source>
        <extracomment>Numbers of two snapshots that were compared.</extracomment>
        <translation>Schnappschuss %1 bis %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>version %1, snapshot %2</source>
        <extracomment>Of a document: its version, and the number of the snapshot it is made from.</extracomment>
        <translation>Fassung %1, Schnappschuss %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Pass</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pass, attested</source>
        <translation>Bestanden, bestätigt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Warn</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fail</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not applicable</source>
        <translation>Nicht anwendbar</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No control</source>
        <translation>Keine Kontrolle</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1 pass</source>
        <extracomment>Beside a bar of the requirements of a framework: how many have controls that pass.</extracomment>
        <translation>%1 ja</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 attested</source>
        <translation>%1 bestätigt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 warn</source>
        <translation>%1 Warnung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 unknown</source>
        <translation>%1 unbekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 fail</source>
        <translation>%1 nein</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 not applicable</source>
        <translation>%1 nicht anwendbar</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 without a control that supports them</source>
        <translation>%1 ohne eine Kontrolle, die sie stützt</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Reading the snapshot and the log</source>
        <translation>Schnappschuss und Protokoll werden gelesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Judging the controls</source>
        <translation>Die Kontrollen werden beurteilt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Composing the pages</source>
        <translation>Die Seiten werden gesetzt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Writing the file</source>
        <translation>Die Datei wird geschrieben</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Recording the export</source>
        <translation>Der Export wird protokolliert</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>d MMM yyyy</source>
        <extracomment>Qt date format: day, short month, year.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 to %2</source>
        <extracomment>Two days: a period.</extracomment>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>ShellCommands</name>
    <message>
        <location filename="../views/shell/shellcommands.cpp" line="+27"/>
        <source>Screen</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Theme: follow the desktop</source>
        <translation>Farbschema: wie Desktop</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Theme: light</source>
        <translation>Farbschema: hell</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Theme: dark</source>
        <translation>Farbschema: dunkel</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Rows: comfortable</source>
        <translation>Zeilen: großzügig</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Rows: compact</source>
        <translation>Zeilen: kompakt</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sign in…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>View as all my roles</source>
        <translation>Ansehen mit allen meinen Rollen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>View as %1</source>
        <translation>Ansehen als %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Cancel sync</source>
        <translation>Synchronisation abbrechen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sync all gateways</source>
        <translation>Alle Gateways synchronisieren</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>About Bulkhead</source>
        <translation>Über Bulkhead</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Gateway, %1</source>
        <translation>Gateway, %1</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>API, %1</source>
        <translation>API, %1</translation>
    </message>
</context>
<context>
    <name>TopologyWords</name>
    <message>
        <location filename="../views/topology/topologywords.cpp" line="+20"/>
        <source>Gateways</source>
        <translation>Gateways</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>APIs</source>
        <translation>APIs</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Upstreams</source>
        <translation>Upstreams</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Policy that calls</source>
        <translation>Richtlinie, die aufruft</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Upstream</source>
        <translation>Upstream</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <location line="+12"/>
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
            <numerusform>%n Upstream</numerusform>
            <numerusform>%n Upstreams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n host(s)</source>
        <comment>group</comment>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message>
        <location line="+13"/>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1, shown as one. Enter shows each.</source>
        <translation>%1, zusammengefasst. Die Eingabetaste zeigt alle einzeln.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 %2</source>
        <extracomment>kind of thing, its name</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>serves sandbox and production</source>
        <translation>bedient Sandbox und Produktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>on the way of a call that crosses the wall</source>
        <translation>auf dem Weg eines Aufrufs durch die Wand</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>on the way of a call that may cross the wall</source>
        <translation>auf dem Weg eines Aufrufs, der durch die Wand gehen kann</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>its facts are old or were not read</source>
        <translation>seine Fakten sind alt oder wurden nicht gelesen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>where this leads could not be read</source>
        <translation>wohin das führt, ließ sich nicht lesen</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1 serves sandbox and production</source>
        <translation>%1 bedient Sandbox und Produktion</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The two facts of the finding: %1 and %2</source>
        <translation>Die zwei Fakten des Befunds: %1 und %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 of the sandbox reaches %2 of production</source>
        <translation>%1 der Sandbox erreicht %2 der Produktion</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%2 of production reaches %1 of the sandbox</source>
        <translation>%2 der Produktion erreicht %1 der Sandbox</translation>
    </message>
</context>
<context>
    <name>TravelWords</name>
    <message>
        <location filename="../views/presentation/travelwords.cpp" line="+29"/>
        <source>The estate file has no promotion path. Add one under promotion.paths.</source>
        <translation>Die Bestandsdatei hat keinen Übernahmepfad. Unter promotion.paths einen hinzufügen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The gateways have to be read first.</source>
        <translation>Zuerst müssen die Gateways gelesen werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You look at the past.</source>
        <translation>Sie sehen die Vergangenheit.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>not in %1</source>
        <translation>nicht in %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>no gateway of its kind in %1</source>
        <translation>kein Gateway dieser Art in %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>in %1 on another product</source>
        <translation>in %1 auf einem anderen Produkt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>only on %1</source>
        <translation>nur auf %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>in %1 on %2</source>
        <extracomment>An environment and gateways in it.</extracomment>
        <translation>in %1 auf %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the plan is full</source>
        <translation>der Plan ist voll</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1 is not in %2, where the promotion begins.</source>
        <translation>%1 ist nicht in %2, wo die Übernahme beginnt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 has nowhere to go: no gateway of its kind serves %2.</source>
        <translation>%1 kann nirgendwohin: Kein Gateway dieser Art bedient %2.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is in %2 on %3, a gateway of another product. A promotion goes between gateways of one kind.</source>
        <translation>%1 ist in %2 auf %3, einem Gateway eines anderen Produkts. Eine Übernahme geht zwischen Gateways einer Art.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is only on %2. APIs of one plan come from the same gateway; promote it in a plan of its own.</source>
        <translation>%1 ist nur auf %2. Die APIs eines Plans kommen von demselben Gateway; übernehmen Sie sie in einem eigenen Plan.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is in %2 on %3. APIs of one plan go to the same gateway; promote it in a plan of its own.</source>
        <translation>%1 ist in %2 auf %3. Die APIs eines Plans gehen auf dasselbe Gateway; übernehmen Sie sie in einem eigenen Plan.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>A plan holds at most %n API(s), so that those who sign it can read it.</source>
        <translation>
            <numerusform>Ein Plan fasst höchstens %n API, damit lesen kann, wer ihn unterschreibt.</numerusform>
            <numerusform>Ein Plan fasst höchstens %n APIs, damit lesen kann, wer ihn unterschreibt.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 does not go together with %2.</source>
        <translation>%1 geht nicht zusammen mit %2.</translation>
    </message>
</context>
<context>
    <name>WallTexts</name>
    <message>
        <location filename="../views/wall/wallpainter.cpp" line="+124"/>
        <source>Sandbox compartment</source>
        <translation>Abteilung Sandbox</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Production compartment</source>
        <translation>Abteilung Produktion</translation>
    </message>
    <message numerus="yes">
        <location line="-3"/>
        <location line="+3"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>Proven</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <location line="-2"/>
        <location line="+2"/>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Possible</source>
        <translation>Möglich</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message numerus="yes">
        <location line="+158"/>
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n Gateway</numerusform>
            <numerusform>%n Gateways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WallTrendTexts</name>
    <message>
        <location filename="../views/wall/walltrendpainter.cpp" line="+67"/>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
</context>
<context>
    <name>WallWords</name>
    <message>
        <location filename="../views/wall/wallwords.cpp" line="+45"/>
        <source>All six layers are proven apart.</source>
        <translation>Alle sechs Schichten sind nachweislich getrennt.</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>Nothing critical was found shared, but %n of %1 controls are undecided.</source>
        <translation>
            <numerusform>Nichts Kritisches ist erkennbar geteilt, aber %n von %1 Kontrollen ist unentschieden.</numerusform>
            <numerusform>Nichts Kritisches ist erkennbar geteilt, aber %n von %1 Kontrollen sind unentschieden.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Weakest layer: %1.</source>
        <translation>Schwächste Schicht: %1.</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <location line="+77"/>
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-73"/>
        <location line="+73"/>
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-75"/>
        <location line="+113"/>
        <source>%n undecided</source>
        <translation>
            <numerusform>%n unentschieden</numerusform>
            <numerusform>%n unentschieden</numerusform>
        </translation>
    </message>
    <message>
        <location line="-109"/>
        <source>%1 of %2 pass</source>
        <translation>%1 von %2 bestanden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>partly attested</source>
        <translation>teils bestätigt</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1: %2. Proven %3, possible %4, coverage %5, proven by machine %6. %7.</source>
        <translation>%1: %2. Belegt %3, möglich %4, Abdeckung %5, maschinell belegt %6. %7.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Proven %1 at the first kept check, %2 now.</source>
        <translation>Beim ersten aufbewahrten Prüflauf %1 belegt, jetzt %2.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Proven %1 thirty days ago, %2 now.</source>
        <translation>Vor dreißig Tagen %1 belegt, jetzt %2.</translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>%1: %n control(s) undecided, coverage %2</source>
        <translation>
            <numerusform>%1: %n Kontrolle unentschieden, Abdeckung %2</numerusform>
            <numerusform>%1: %n Kontrollen unentschieden, Abdeckung %2</numerusform>
        </translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 serves both sides</source>
        <translation>%1 bedient beide Seiten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the pair as a whole</source>
        <translation>das Paar als Ganzes</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 to %2</source>
        <translation>%1 zu %2</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+6"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1, %2: never read</source>
        <translation>%1, %2: nie gelesen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, %2: read, %3 old</source>
        <translation>%1, %2: gelesen, %3 alt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, %2: the last reading failed or is too old, facts are %3 old</source>
        <translation>%1, %2: letzte Lesung gescheitert oder zu alt, Tatsachen sind %3 alt</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Governance: %1 of %2 pass</source>
        <translation>Governance: %1 von %2 bestanden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 fails</source>
        <translation>%1 nicht bestanden</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <location filename="../views/presentation/words.cpp" line="+11"/>
        <source>Pass</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Warn</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not assessed</source>
        <translation>Nicht bewertet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fail</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fail, accepted</source>
        <translation>Nicht bestanden, akzeptiert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not applicable</source>
        <translation>Nicht anwendbar</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Isolated</source>
        <translation>Isoliert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weak</source>
        <translation>Schwach</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unproven</source>
        <translation>Nicht belegt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not isolated</source>
        <translation>Nicht isoliert</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>In sync</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drifted</source>
        <translation>Abweichend</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sandbox only</source>
        <translation>Nur Sandbox</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Production only</source>
        <translation>Nur Produktion</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>put together by a person</source>
        <translation>von Hand zugeordnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>matched by label</source>
        <translation>nach Label zugeordnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>matched by name</source>
        <translation>nach Name zugeordnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>matched by base path</source>
        <translation>nach Basispfad zugeordnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>matched by contract</source>
        <translation>nach Vertrag zugeordnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>matched by upstream</source>
        <translation>nach Upstream zugeordnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>one deployment</source>
        <translation>eine Bereitstellung</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>certain</source>
        <translation>sicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>high confidence</source>
        <translation>hohe Sicherheit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>medium confidence</source>
        <translation>mittlere Sicherheit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>low confidence</source>
        <translation>geringe Sicherheit</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Known to be empty</source>
        <translation>Bekanntermaßen leer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The gateway cannot tell</source>
        <translation>Gateway gibt keine Auskunft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Never read</source>
        <translation>Nie gelesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read in part</source>
        <translation>Teilweise gelesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Secret reference</source>
        <translation>Geheimnisverweis</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Version and rights</source>
        <translation>Version und Rechte</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
</context>
<context>
    <name>bulkhead::AcceptDialog</name>
    <message>
        <location filename="../views/settings/acceptdialog.cpp" line="+13"/>
        <source>Accept the policy?</source>
        <translation>Richtlinie akzeptieren?</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Accept the looser policy?</source>
        <translation>Lockerere Richtlinie akzeptieren?</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Propose the looser policy?</source>
        <translation>Lockerere Richtlinie vorschlagen?</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your signature stands under these sections of the estate file as they are now.</source>
        <translation>Ihre Signatur steht unter diesen Abschnitten der Bestandsdatei, so wie sie jetzt sind.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Accept</source>
        <translation>Akzeptieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Propose</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What becomes looser</source>
        <translation>Was lockerer wird</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>You are the second person: with your signature it counts.</source>
        <translation>Sie sind die zweite Person: Mit Ihrer Signatur gilt sie.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A second person is needed: another admin, or an approver, whose key and role you did not grant, and who did not grant yours.</source>
        <translation>Es braucht eine zweite Person: einen anderen Admin oder einen Approver, dessen Schlüssel und Rolle nicht von Ihnen stammen und von dem auch Ihre nicht stammen.</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Writing the entry</source>
        <translation>Eintrag wird geschrieben</translation>
    </message>
</context>
<context>
    <name>bulkhead::AddPersonDialog</name>
    <message>
        <location filename="../views/settings/persondialogs.cpp" line="+40"/>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>From then on, what they sign with this key counts as theirs.</source>
        <translation>Von da an gilt, was mit diesem Schlüssel signiert wird, als von dieser Person.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>It stands in the log for good: name.surname, say.</source>
        <translation>Er steht für immer im Protokoll: etwa vorname.nachname.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1 is there already</source>
        <translation>%1 gibt es schon</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The name %1 was used before, and no name is used again</source>
        <translation>Der Name %1 wurde schon verwendet, und kein Name wird wieder verwendet</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Type a name</source>
        <translation>Einen Namen eingeben</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose at least one role</source>
        <translation>Mindestens eine Rolle wählen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Writing the entry</source>
        <translation>Eintrag wird geschrieben</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 is added as %2.</source>
        <translation>%1 ist als %2 hinzugefügt.</translation>
    </message>
</context>
<context>
    <name>bulkhead::ApiChoicePanel</name>
    <message>
        <location filename="../views/promotions/apichoicepanel.cpp" line="+33"/>
        <source>Type a part of its name</source>
        <translation>Einen Teil des Namens eingeben</translation>
    </message>
    <message>
        <location line="+54"/>
        <source>APIs of %1</source>
        <extracomment>An environment: what can be chosen comes from there.</extracomment>
        <translation>APIs von %1</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>No API is chosen yet.</source>
        <extracomment>In front of their names.</extracomment>
        <translation>Noch keine API ist gewählt.</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n API(s):</source>
        <translation>
            <numerusform>%n API:</numerusform>
            <numerusform>%n APIs:</numerusform>
        </translation>
    </message>
    <message>
        <location line="+38"/>
        <source>No API of %1 has “%2” in its name.</source>
        <translation>Keine API von %1 hat „%2“ im Namen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No API was found in %1.</source>
        <translation>In %1 wurde keine API gefunden.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Up and Down go through the list, Space checks, Enter makes the plan.</source>
        <translation>Auf und Ab gehen durch die Liste, die Leertaste wählt, Enter erstellt den Plan.</translation>
    </message>
</context>
<context>
    <name>bulkhead::ApiDrawer</name>
    <message>
        <location filename="../views/catalog/apidrawer.cpp" line="+32"/>
        <source>Match</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Parts of the API</source>
        <translation>Teile der API</translation>
    </message>
    <message>
        <location line="-10"/>
        <location line="+15"/>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <location line="-14"/>
        <location line="+14"/>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <location line="-13"/>
        <location line="+13"/>
        <source>Upstreams</source>
        <translation>Upstreams</translation>
    </message>
    <message>
        <location line="-12"/>
        <location line="+12"/>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>Promote…</source>
        <translation>Übernehmen…</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Diff</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>no owner</source>
        <translation>niemand zuständig</translation>
    </message>
</context>
<context>
    <name>bulkhead::ApprovalsPanel</name>
    <message>
        <location filename="../views/promotions/approvalspanel.cpp" line="+36"/>
        <source>Approvals</source>
        <translation>Genehmigungen</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>One of %1 has to sign.</source>
        <translation>Jemand aus %1 muss signieren.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nobody has the role approver there.</source>
        <translation>Dort hat niemand die Rolle approver.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>You (%1)</source>
        <translation>Sie (%1)</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>asked for it</source>
        <translation>hat sie beantragt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>author of this API</source>
        <translation>hat an dieser API geschrieben</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>key or role from who asked</source>
        <translation>Schlüssel oder Rolle vom Antragsteller</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>no approver now</source>
        <translation>jetzt kein Approver</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Does not count</source>
        <translation>Zählt nicht</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Cannot sign</source>
        <translation>Kann nicht signieren</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>could sign</source>
        <translation>könnte signieren</translation>
    </message>
</context>
<context>
    <name>bulkhead::AskPanel</name>
    <message>
        <location filename="../views/promotions/askpanel.cpp" line="+20"/>
        <location line="+7"/>
        <source>Ask for approval</source>
        <translation>Genehmigung beantragen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drop the draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What it is for, and the ticket</source>
        <translation>Wofür sie ist, und das Ticket</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The plan is kept with your signature. Who approves it signs exactly this plan; if anything moves before it is applied, it is void.</source>
        <translation>Der Plan wird mit Ihrer Signatur aufbewahrt. Wer ihn genehmigt, signiert genau diesen Plan; ändert sich etwas vor dem Anwenden, ist er nichtig.</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>Ask although %1 says no</source>
        <translation>Beantragen, obwohl „%1“ nein sagt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Somebody else has to waive it by name before it can be approved.</source>
        <translation>Jemand anderes muss namentlich eine Ausnahme erteilen, bevor sie genehmigt werden kann.</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Writing the entry.</source>
        <translation>Eintrag wird geschrieben.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>There is nothing to promote: both sides are the same.</source>
        <translation>Es gibt nichts zu übernehmen: Beide Seiten sind gleich.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>A ticket that fits %1 is needed: found.</source>
        <translation>Ein Ticket nach dem Muster %1 ist nötig: gefunden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A ticket that fits %1 is needed.</source>
        <translation>Ein Ticket nach dem Muster %1 ist nötig.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Say what it is for.</source>
        <translation>Angeben, wofür sie ist.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The reason names no ticket.</source>
        <translation>Der Grund nennt kein Ticket.</translation>
    </message>
</context>
<context>
    <name>bulkhead::AttestDialog</name>
    <message>
        <location filename="../views/isolation/attestdialog.cpp" line="+84"/>
        <source>Attest a control</source>
        <translation>Eine Kontrolle bestätigen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Your signed word that it holds, for exactly these APIs, until a day. APIs that join later are not covered.</source>
        <translation>Ihr unterschriebenes Wort, dass sie eingehalten wird: für genau diese APIs, bis zu einem Tag. APIs, die später hinzukommen, sind nicht abgedeckt.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Sign…</source>
        <translation>Unterschreiben …</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Tested exactly the path of</source>
        <extracomment>What a test report speaks of: controls whose path somebody tested.</extracomment>
        <translation>Prüfte genau den Weg von</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>It stands in for the probe while probes are off, if its evidence says so and covers every API. Leave empty what was not tested.</source>
        <translation>Das ersetzt die Sonde, solange Sonden aus sind, wenn der Nachweis es sagt und jede API umfasst ist. Was nicht geprüft wurde, bleibt leer.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Control</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Only some of them</source>
        <translation>Nur einige davon</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Covers</source>
        <translation>Umfasst</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>APIs that it covers</source>
        <translation>APIs, die sie umfasst</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Statement</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What you attest, in your words. It is signed as it stands.</source>
        <translation>Was Sie bestätigen, in Ihren Worten. Es wird so unterschrieben, wie es dasteht.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rests on</source>
        <translation>Stützt sich auf</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Until the end of</source>
        <extracomment>Of an attestation; a date.</extracomment>
        <translation>Bis zum Ende des</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>It is critical, so somebody else signs second.</source>
        <translation>Sie ist kritisch, deshalb unterschreibt noch jemand.</translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>At the latest %1: %n day(s), as for all of severity %2.</source>
        <extracomment>A date; how urgent a control is.</extracomment>
        <translation>
            <numerusform>Spätestens %1: %n Tag, wie bei allen der Stufe %2.</numerusform>
            <numerusform>Spätestens %1: %n Tage, wie bei allen der Stufe %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>All %n API(s) that the pair has now</source>
        <translation>
            <numerusform>Die %n API, die das Paar jetzt hat</numerusform>
            <numerusform>Alle %n APIs, die das Paar jetzt hat</numerusform>
        </translation>
    </message>
    <message>
        <location line="+63"/>
        <source>Choose an API that it covers</source>
        <translation>Wählen Sie eine API, die sie umfasst</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Say what you attest</source>
        <translation>Sagen Sie, was Sie bestätigen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>No evidence is in force for these environments. Without any it is a bare statement, and the control stays unknown: bring in evidence first.</source>
        <translation>Für diese Umgebungen gilt kein Nachweis. Ohne einen ist es eine bloße Aussage, und die Kontrolle bleibt unbekannt: Bringen Sie zuerst einen Nachweis ein.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Without evidence it is a bare statement, and the control stays unknown.</source>
        <translation>Ohne Nachweis ist es eine bloße Aussage, und die Kontrolle bleibt unbekannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is void when one of them expires or is withdrawn; the first expires on %1.</source>
        <translation>Sie wird nichtig, wenn einer davon abläuft oder zurückgezogen wird; der erste läuft am %1 ab.</translation>
    </message>
    <message numerus="yes">
        <location line="+12"/>
        <source>%1 holds for %n API(s) of %2, until %3.</source>
        <translation>
            <numerusform>%1 wird für %n API von %2 eingehalten, bis %3.</numerusform>
            <numerusform>%1 wird für %n APIs von %2 eingehalten, bis %3.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It rests on nothing.</source>
        <translation>Sie stützt sich auf nichts.</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>It rests on %n piece(s) of evidence.</source>
        <translation>
            <numerusform>Sie stützt sich auf %n Nachweis.</numerusform>
            <numerusform>Sie stützt sich auf %n Nachweise.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It stands in for the probe of %1.</source>
        <translation>Sie ersetzt die Sonde von %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You sign this with your key, as %1.</source>
        <translation>Sie unterschreiben das mit Ihrem Schlüssel, als %1.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Sign the attestation of %1?</source>
        <translation>Die Bestätigung von %1 unterschreiben?</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
</context>
<context>
    <name>bulkhead::AuditFiles</name>
    <message>
        <location filename="../views/audit/auditfiles.cpp" line="+31"/>
        <source>The proof is in %1.</source>
        <translation>Der Nachweis liegt in %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Whoever has it and the verifier key can check that the entry stands in the log.</source>
        <translation>Wer ihn und den Prüfschlüssel hat, kann prüfen, dass der Eintrag im Protokoll steht.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Export the log as a bundle</source>
        <translation>Protokoll als Bündel exportieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Bundles of an audit log (*.bundle)</source>
        <translation>Bündel eines Audit-Protokolls (*.bundle)</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Save the proof of the entry</source>
        <translation>Nachweis des Eintrags speichern</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Proofs of an entry (*.tlog-proof)</source>
        <translation>Nachweise eines Eintrags (*.tlog-proof)</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Verifying what was written: entry %1 of %2</source>
        <translation>Geschriebenes wird geprüft: Eintrag %1 von %2</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Writing entry %1 of %2</source>
        <translation>Eintrag %1 von %2 wird geschrieben</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>SHA-256 %1</source>
        <extracomment>The digest of a file.</extracomment>
        <translation>SHA-256 %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The log is in %1.</source>
        <translation>Das Protokoll liegt in %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It was verified as it was written. Whoever has it can verify it with bulkhead-verify, without this store.</source>
        <translation>Es wurde in der geschriebenen Fassung geprüft. Wer es hat, kann es mit bulkhead-verify prüfen, ohne diesen Speicher.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The log is in %1, and it is damaged.</source>
        <translation>Das Protokoll liegt in %1 und ist beschädigt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The bundle shows the damage to whoever verifies it.</source>
        <translation>Das Bündel zeigt den Schaden jedem, der es prüft.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The log was not exported.</source>
        <translation>Das Protokoll wurde nicht exportiert.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The proof was not saved.</source>
        <translation>Der Nachweis wurde nicht gespeichert.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The export was cancelled.</source>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>bulkhead::AuditFilterBar</name>
    <message>
        <location filename="../views/audit/auditfilterbar.cpp" line="+28"/>
        <source>Person, action, object or number</source>
        <translation>Person, Aktion, Objekt oder Nummer</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Of no environment</source>
        <translation>Ohne Umgebung</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>%n entry(s)</source>
        <extracomment>How many entries of the log a filter leaves.</extracomment>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location line="+75"/>
        <source>until %1</source>
        <extracomment>Of what is listed: nothing that is later than a moment.</extracomment>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::AuditLogModel</name>
    <message>
        <location filename="../models/items/auditlogmodel.cpp" line="+219"/>
        <source>signed</source>
        <translation>signiert</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>claim only</source>
        <translation>nur behauptet</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>On</source>
        <extracomment>Head of a column: what an action was done on.</extracomment>
        <translation>Woran</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
</context>
<context>
    <name>bulkhead::AuditPage</name>
    <message>
        <location filename="../views/audit/auditpage.cpp" line="+59"/>
        <source>Parts of the audit log</source>
        <translation>Teile des Audit-Protokolls</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export bundle…</source>
        <translation>Bündel exportieren …</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Entries of the log</source>
        <translation>Einträge des Protokolls</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>All entries with what proves them, in one file (Ctrl+E)</source>
        <translation>Alle Einträge mit ihren Nachweisen, in einer Datei (Strg+E)</translation>
    </message>
    <message>
        <location line="+150"/>
        <source>The log is being exported</source>
        <translation>Das Protokoll wird exportiert</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>There is nothing to export</source>
        <translation>Nichts zu exportieren</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Export bundle: %1</source>
        <extracomment>Beside a button that is off: what it is for, and why it cannot be pressed.</extracomment>
        <translation>Bündel exportieren: %1</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The log could not be read again.</source>
        <translation>Das Protokoll konnte nicht erneut gelesen werden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What you see is what was read before.</source>
        <translation>Was Sie sehen, wurde früher gelesen.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>People, roles and policy cannot be made out from this log.</source>
        <translation>Personen, Rollen und Richtlinie lassen sich aus diesem Protokoll nicht ermitteln.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing can be signed or changed until that is settled. Verifying says where the log is damaged.</source>
        <translation>Bis das geklärt ist, lässt sich nichts signieren oder ändern. Eine Prüfung sagt, wo das Protokoll beschädigt ist.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Verify all</source>
        <translation>Alles prüfen</translation>
    </message>
    <message>
        <location line="+69"/>
        <source>Verify the audit log</source>
        <translation>Audit-Protokoll prüfen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Filter the audit log</source>
        <translation>Audit-Protokoll filtern</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Show the checkpoints of the audit log</source>
        <translation>Checkpoints des Audit-Protokolls zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export the audit log as a bundle…</source>
        <translation>Audit-Protokoll als Bündel exportieren …</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>Entries up to %1 are listed. Checkpoints, and checks of the log, are of all that is there now.</source>
        <extracomment>A moment in the past that the console looks at.</extracomment>
        <translation>Gezeigt werden Einträge bis %1. Kontrollpunkte und Prüfungen des Protokolls gelten allem, was jetzt da ist.</translation>
    </message>
    <message>
        <location filename="../views/audit/auditpage.h" line="+40"/>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
</context>
<context>
    <name>bulkhead::BoundaryField</name>
    <message>
        <location filename="../views/reports/boundaryfield.cpp" line="+20"/>
        <source>Sign this version</source>
        <translation>Diese Fassung unterschreiben</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>The document is being made</source>
        <translation>Das Dokument wird erstellt</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Version %1</source>
        <translation>Fassung %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>content %1</source>
        <translation>Inhalt %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Signed by %1 on %2, %3 of the log.</source>
        <extracomment>Who signed a version, when, and the entry of the log.</extracomment>
        <translation>Unterschrieben von %1 am %2, %3 des Protokolls.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No version was signed yet.</source>
        <translation>Noch wurde keine Fassung unterschrieben.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not signed. The boundaries are not those of version %1 any more.</source>
        <translation>Nicht unterschrieben. Die Grenzen sind nicht mehr die von Fassung %1.</translation>
    </message>
</context>
<context>
    <name>bulkhead::CardField</name>
    <message>
        <location filename="../views/settings/cardfield.cpp" line="+19"/>
        <location line="+1"/>
        <location line="+5"/>
        <source>Public key file</source>
        <translation>Datei des öffentlichen Schlüssels</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Public keys (*.pub *.json);;All files (*)</source>
        <translation>Öffentliche Schlüssel (*.pub *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>They make it under My key, or with bulkheadctl key new, and hand it to you.</source>
        <translation>Die Person erzeugt sie unter „Mein Schlüssel“ oder mit bulkheadctl key new und gibt sie Ihnen.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Have them read their key id to you, by telephone or in person, and compare it.</source>
        <translation>Die Schlüssel-ID am Telefon oder persönlich vorlesen lassen und vergleichen.</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Choose the person&apos;s public key file</source>
        <translation>Datei mit dem öffentlichen Schlüssel der Person wählen</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Key id %1</source>
        <extracomment>Read aloud: digits of a key.</extracomment>
        <translation>Schlüssel-ID %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::CatalogEdits</name>
    <message>
        <location filename="../views/catalog/catalogedits.cpp" line="+24"/>
        <location line="+40"/>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>%1 of %2 is expected to differ from now on.</source>
        <translation>%1 von %2 gilt ab jetzt als erwarteter Unterschied.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Written to %1.</source>
        <translation>In %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>bulkhead::CatalogFacets</name>
    <message>
        <location filename="../views/catalog/catalogfacets.cpp" line="+17"/>
        <source>Filters of the catalog</source>
        <translation>Filter des Katalogs</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>No owner</source>
        <translation>Niemand zuständig</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Fresh</source>
        <translation>Aktuell</translation>
    </message>
</context>
<context>
    <name>bulkhead::CatalogPage</name>
    <message>
        <location filename="../views/catalog/catalogpage.cpp" line="+52"/>
        <source>Filter APIs</source>
        <translation>APIs filtern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Export the list as CSV…</source>
        <translation>Liste als CSV exportieren …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>APIs</source>
        <translation>APIs</translation>
    </message>
    <message>
        <location line="+57"/>
        <location filename="../views/catalog/catalogpage.h" line="+41"/>
        <source>Catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <location line="+108"/>
        <source>pair:%1</source>
        <extracomment>In front of what is typed to filter: the pairs of environments that are shown.</extracomment>
        <translation>Paar:%1</translation>
    </message>
    <message numerus="yes">
        <location line="+33"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 of %2 APIs</source>
        <translation>%1 von %2 APIs</translation>
    </message>
    <message numerus="yes">
        <location line="-2"/>
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There is nothing to export</source>
        <translation>Nichts zu exportieren</translation>
    </message>
    <message>
        <location line="+153"/>
        <source>Open the details</source>
        <translation>Details öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Filter the catalog</source>
        <translation>Katalog filtern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show all pairs in the catalog</source>
        <translation>Alle Paare im Katalog zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export the catalog as CSV</source>
        <translation>Katalog als CSV exportieren</translation>
    </message>
</context>
<context>
    <name>bulkhead::CatalogTableModel</name>
    <message>
        <location filename="../models/items/catalogtablemodel.cpp" line="+360"/>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Drift</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Match</source>
        <translation>Zuordnung</translation>
    </message>
</context>
<context>
    <name>bulkhead::ChangeList</name>
    <message>
        <location filename="../views/overview/changelist.cpp" line="+95"/>
        <source>New, %1</source>
        <translation>Neu, %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No longer on any gateway</source>
        <translation>Auf keinem Gateway mehr</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Changed, in sync</source>
        <translation>Geändert, gleich</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>Changed, %n field(s) drift</source>
        <translation>
            <numerusform>Geändert, %n Feld weicht ab</numerusform>
            <numerusform>Geändert, %n Felder weichen ab</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1, was %2</source>
        <translation>%1, war %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not read any more</source>
        <translation>Nicht mehr gelesen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Not read: %1</source>
        <translation>Nicht gelesen: %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read again</source>
        <translation>Wieder gelesen</translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>%n finding(s) gone</source>
        <translation>
            <numerusform>%n Befund weggefallen</numerusform>
            <numerusform>%n Befunde weggefallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n finding(s) not seen, now undecided</source>
        <translation>
            <numerusform>%n Befund nicht mehr gesehen, jetzt unentschieden</numerusform>
            <numerusform>%n Befunde nicht mehr gesehen, jetzt unentschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-4"/>
        <source>%n new finding(s)</source>
        <translation>
            <numerusform>%n neuer Befund</numerusform>
            <numerusform>%n neue Befunde</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ChangeRolesDialog</name>
    <message>
        <location filename="../views/settings/persondialogs.cpp" line="+4"/>
        <source>Roles of %1</source>
        <translation>Rollen von %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What was signed before keeps counting. Whom you give a role does not count beside you where two people are asked for.</source>
        <translation>Früher Signiertes gilt weiter. Wem Sie eine Rolle geben, zählt dort nicht neben Ihnen, wo zwei Personen verlangt sind.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Change roles</source>
        <translation>Rollen ändern</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 is the last admin. Make somebody else an admin everywhere first.</source>
        <translation>%1 ist der letzte Admin. Zuerst jemand anderen überall zum Admin machen.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Nothing has changed</source>
        <translation>Nichts hat sich geändert</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Writing the entry</source>
        <translation>Eintrag wird geschrieben</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 has no role any more.</source>
        <translation>%1 hat keine Rolle mehr.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 is %2 now.</source>
        <translation>%1 ist jetzt %2.</translation>
    </message>
</context>
<context>
    <name>bulkhead::ChangesPanel</name>
    <message>
        <location filename="../views/overview/changespanel.cpp" line="+77"/>
        <source>Mark as seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+20"/>
        <source>Since you last looked</source>
        <translation>Seit dem letzten Blick</translation>
    </message>
    <message numerus="yes">
        <location line="+85"/>
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing is different. What the next sync finds new, changed or gone is listed here.</source>
        <translation>Nichts ist anders. Was die nächste Synchronisation neu, geändert oder entfernt findet, steht hier.</translation>
    </message>
</context>
<context>
    <name>bulkhead::CheckpointsPanel</name>
    <message>
        <location filename="../views/audit/checkpointspanel.cpp" line="+34"/>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Places outside</source>
        <translation>Stellen außerhalb</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each keeps signed heads of the log where whoever owns the store cannot change them. A log made anew, or cut, then shows.</source>
        <translation>Jede bewahrt signierte Stände des Protokolls dort auf, wo der Besitzer des Speichers sie nicht ändern kann. Ein neu angelegtes oder gekürztes Protokoll fällt dann auf.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Verifier key</source>
        <translation>Prüfschlüssel</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give it to whoever shall verify bundles and proofs of this log, by another way than those files.</source>
        <translation>Für alle, die Bündel und Nachweise dieses Protokolls prüfen sollen; auf anderem Weg übergeben als diese Dateien.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Newest checkpoint</source>
        <translation>Neuester Checkpoint</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The signed head of the log as it is now. Kept elsewhere, it vouches for all entries up to it.</source>
        <translation>Der signierte Stand des Protokolls, wie es jetzt ist. Anderswo aufbewahrt, bürgt er für alle Einträge bis dahin.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy checkpoint</source>
        <translation>Checkpoint kopieren</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>No place is set. Name one in the estate file, under audit: checkpoints, such as a folder on another machine.</source>
        <translation>Keine Stelle ist eingetragen. In der Bestandsdatei unter audit: checkpoints eine nennen, etwa einen Ordner auf einem anderen Rechner.</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>None yet</source>
        <extracomment>State of a place that keeps checkpoints.</extracomment>
        <translation>Noch keiner</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Not readable</source>
        <extracomment>State of a place that keeps checkpoints.</extracomment>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not of this log</source>
        <extracomment>State of a place that keeps checkpoints: what is there was not signed by this log.</extracomment>
        <translation>Nicht von diesem Protokoll</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Says otherwise</source>
        <extracomment>State of a place that keeps checkpoints: they and the log contradict each other.</extracomment>
        <translation>Widerspricht</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Behind</source>
        <extracomment>State of a place that keeps checkpoints.</extracomment>
        <translation>Im Rückstand</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Up to date</source>
        <extracomment>State of a place that keeps checkpoints.</extracomment>
        <translation>Aktuell</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Keeps no checkpoint of this log yet</source>
        <translation>Bewahrt noch keinen Checkpoint dieses Protokolls auf</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cannot be compared with the log</source>
        <translation>Kann nicht mit dem Protokoll verglichen werden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The checkpoint of size %1 is not signed with the key of this log</source>
        <translation>Der Checkpoint der Größe %1 ist nicht mit dem Schlüssel dieses Protokolls signiert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The log is not the one that the checkpoint of size %1 vouches for; Verify all says from which entry on</source>
        <translation>Das ist nicht das Protokoll, für das der Checkpoint der Größe %1 bürgt; „Alles prüfen“ sagt, ab welchem Eintrag</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Covers entry 1</source>
        <translation>Deckt Eintrag 1 ab</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Covers entries 1 to %1</source>
        <translation>Deckt die Einträge 1 bis %1 ab</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1, written %2 (%3)</source>
        <extracomment>How much a checkpoint covers, when the last of those entries was written, and how long ago that is.</extracomment>
        <translation>%1, geschrieben %2 (%3)</translation>
    </message>
</context>
<context>
    <name>bulkhead::Chip</name>
    <message>
        <location filename="../views/widgets/chip.cpp" line="+24"/>
        <source>Take %1 out</source>
        <translation>%1 herausnehmen</translation>
    </message>
</context>
<context>
    <name>bulkhead::CommandPalette</name>
    <message>
        <location filename="../views/shell/commandpalette.cpp" line="+120"/>
        <source>Search or run a command</source>
        <translation>Suchen oder Befehl ausführen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>Nothing is called “%1”.</source>
        <translation>Nichts heißt „%1“.</translation>
    </message>
</context>
<context>
    <name>bulkhead::ConnectionPanel</name>
    <message>
        <location filename="../views/settings/connectionpanel.cpp" line="+43"/>
        <location line="+8"/>
        <source>Connection test</source>
        <translation>Verbindungstest</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Result of the connection test</source>
        <translation>Ergebnis des Verbindungstests</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>A test reads the version and the rights of the credential, and changes nothing.</source>
        <translation>Ein Test liest die Version und die Rechte der Zugangsdaten und ändert nichts.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 was not tested since you opened it. A test reads the version and the rights of the credential, and changes nothing.</source>
        <translation>%1 wurde seit dem Öffnen nicht getestet. Ein Test liest die Version und die Rechte der Zugangsdaten und ändert nichts.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>failed at %1</source>
        <translation>Fehler um %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>passed at %1</source>
        <translation>bestanden %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 answers, with something to look at.</source>
        <translation>%1 antwortet, mit Hinweisen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 answers and can be read.</source>
        <translation>%1 antwortet und ist lesbar.</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>What answers</source>
        <translation>Was antwortet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>version not told</source>
        <translation>ohne Versionsangabe</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 %2 %3</source>
        <extracomment>Product, version, edition.</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The reading credential could also change this gateway. Give it the right to read only.</source>
        <translation>Die Zugangsdaten zum Lesen könnten dieses Gateway auch ändern. Ihnen nur das Leserecht geben.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Chain the gateway showed</source>
        <translation>Vom Gateway gezeigte Kette</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>from %1, valid %2 to %3</source>
        <translation>von %1, gültig %2 bis %3</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>What it means until then</source>
        <translation>Was das bis dahin bedeutet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing of %1 is known: its APIs are not in the catalog.</source>
        <translation>Über %1 ist nichts bekannt: Seine APIs fehlen im Katalog.</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>The facts of %1 are still shown, and marked as stale after a sync that fails: %n deployment(s).</source>
        <translation>
            <numerusform>Die Angaben vom %1 werden weiter gezeigt und nach einer fehlgeschlagenen Synchronisation als veraltet markiert: %n Bereitstellung.</numerusform>
            <numerusform>Die Angaben vom %1 werden weiter gezeigt und nach einer fehlgeschlagenen Synchronisation als veraltet markiert: %n Bereitstellungen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ConnectionsPanel</name>
    <message>
        <location filename="../views/overview/connectionspanel.cpp" line="+33"/>
        <location line="+71"/>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <location line="-69"/>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sync this gateway</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location line="+104"/>
        <source>%1 of %2 read</source>
        <translation>%1 von %2 gelesen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Choose a gateway first</source>
        <translation>Zuerst ein Gateway wählen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The connection is being tested</source>
        <translation>Die Verbindung wird getestet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A sync is running</source>
        <translation>Eine Synchronisation läuft</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>%1 answers.</source>
        <translation>%1 antwortet.</translation>
    </message>
</context>
<context>
    <name>bulkhead::ConnectionsTable</name>
    <message>
        <location filename="../views/overview/connectionstable.cpp" line="+123"/>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signing in</source>
        <translation>Meldet sich an</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reading %1</source>
        <translation>Liest %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>may read</source>
        <translation>darf lesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>may not read</source>
        <translation>darf nicht lesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>reading unknown</source>
        <translation>Lesen unbekannt</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>%1 rows, %2 requests</source>
        <translation>%1 Zeilen, %2 Anfragen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 requests in %2</source>
        <translation>%1 Anfragen in %2</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Sync to read it</source>
        <translation>Zum Lesen synchronisieren</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>may change</source>
        <translation>darf ändern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>may not change</source>
        <translation>darf nicht ändern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>changing unknown</source>
        <translation>Ändern unbekannt</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Facts are</source>
        <translation>Angaben</translation>
    </message>
</context>
<context>
    <name>bulkhead::ConsoleApplication</name>
    <message>
        <location filename="../app/console/consoleapplication.cpp" line="+117"/>
        <source>Preparing thirty days of the demonstration estate</source>
        <translation>Dreißig Tage des Demonstrationsbestands werden vorbereitet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>bulkhead::ControlTable</name>
    <message>
        <location filename="../views/isolation/controltable.cpp" line="+221"/>
        <source>Control</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Findings</source>
        <extracomment>Head of a column: how many units fail or warn.</extracomment>
        <translation>Befunde</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Undecided</source>
        <extracomment>Head of a column: how many units are undecided.</extracomment>
        <translation>Unentschieden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pass</source>
        <extracomment>Head of a column: how many units pass.</extracomment>
        <translation>Bestanden</translation>
    </message>
</context>
<context>
    <name>bulkhead::ControlsPanel</name>
    <message>
        <location filename="../views/isolation/controlspanel.cpp" line="+33"/>
        <source>Filter controls</source>
        <translation>Kontrollen filtern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Controls</source>
        <translation>Kontrollen</translation>
    </message>
    <message>
        <location line="+96"/>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Fail %1</source>
        <translation>Nicht bestanden %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Warn %1</source>
        <translation>Warnung %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Unknown %1</source>
        <translation>Unbekannt %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Pass %1</source>
        <translation>Bestanden %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>No control fits the filter.</source>
        <translation>Keine Kontrolle passt zum Filter.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show all controls</source>
        <translation>Alle Kontrollen zeigen</translation>
    </message>
</context>
<context>
    <name>bulkhead::CrossingTable</name>
    <message>
        <location filename="../views/topology/crossingtable.cpp" line="+79"/>
        <source>%1 and %2 more</source>
        <extracomment>names that stand before, and how many more there are</extracomment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>one gateway for both</source>
        <translation>ein Gateway für beide</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>both compartments</source>
        <translation>beide Abteile</translation>
    </message>
    <message>
        <location line="+85"/>
        <source>Control</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>From gateway</source>
        <translation>Vom Gateway</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Through</source>
        <translation>Über</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
</context>
<context>
    <name>bulkhead::DamageBanner</name>
    <message>
        <location filename="../views/audit/damagebanner.cpp" line="+30"/>
        <source>The audit log is damaged.</source>
        <translation>Das Audit-Protokoll ist beschädigt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>bulkhead::DecisionDialog</name>
    <message>
        <location filename="../views/promotions/decision.cpp" line="+15"/>
        <source>On step %1 of the plan.</source>
        <translation>Zu Schritt %1 des Plans.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Gate: %1</source>
        <translation>Gate: %1</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Everybody is told.</source>
        <translation>Alle erfahren davon.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Every promotion command and this screen say so. Two others have to review it within %n hour(s); after that nothing else is approved or applied there.</source>
        <translation>
            <numerusform>Jeder Übernahme-Befehl und diese Ansicht sagen es. Zwei andere müssen sie innerhalb von %n Stunde nachprüfen; sonst wird dort danach nichts anderes genehmigt oder angewendet.</numerusform>
            <numerusform>Jeder Übernahme-Befehl und diese Ansicht sagen es. Zwei andere müssen sie innerhalb von %n Stunden nachprüfen; sonst wird dort danach nichts anderes genehmigt oder angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Type %1 to confirm</source>
        <extracomment>%1 is the name of an environment that has to be typed.</extracomment>
        <translation>Zum Bestätigen %1 eingeben</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Digest of the plan</source>
        <translation>Digest des Plans</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Signed by %1, with the key %2</source>
        <translation>Signiert von %1, mit dem Schlüssel %2</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Say why</source>
        <translation>Angeben, warum</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Type the name of the environment</source>
        <translation>Den Namen der Umgebung eingeben</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Writing the entry</source>
        <translation>Eintrag wird geschrieben</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>You approved the promotion of %1.</source>
        <translation>Sie haben die Übernahme von %1 genehmigt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Who asked for it sees what you want changed.</source>
        <translation>Wer sie beantragt hat, sieht, was Sie geändert haben wollen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You rejected the promotion of %1.</source>
        <translation>Sie haben die Übernahme von %1 abgelehnt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You waived %1 for this plan.</source>
        <translation>Sie haben für diesen Plan eine Ausnahme von „%1“ erteilt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your review is written.</source>
        <translation>Ihre Nachprüfung ist eingetragen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your comment is written.</source>
        <translation>Ihr Kommentar ist eingetragen.</translation>
    </message>
</context>
<context>
    <name>bulkhead::DecisionPanel</name>
    <message>
        <location filename="../views/promotions/decisionpanel.cpp" line="+28"/>
        <source>Your decision</source>
        <translation>Ihre Entscheidung</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>You have signed it already.</source>
        <translation>Sie haben sie schon signiert.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>A promotion is being executed.</source>
        <translation>Eine Übernahme wird gerade ausgeführt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Its time is over. Ask for it anew.</source>
        <translation>Die Frist ist abgelaufen. Neu beantragen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What it was asked for has changed, so it cannot be applied any more.</source>
        <translation>Wofür sie beantragt war, hat sich geändert, daher lässt sie sich nicht mehr anwenden.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>You had a part in it, so somebody else has to review it.</source>
        <translation>Sie waren daran beteiligt, daher muss jemand anderes sie nachprüfen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You have reviewed it already.</source>
        <translation>Sie haben sie schon nachgeprüft.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <location line="+48"/>
        <source>Ask anew…</source>
        <translation>Neu beantragen …</translation>
    </message>
</context>
<context>
    <name>bulkhead::DeskPage</name>
    <message>
        <location filename="../views/settings/deskpage.cpp" line="+20"/>
        <source>This desk</source>
        <translation>Dieser Arbeitsplatz</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kept on this computer only, never in the estate file.</source>
        <translation>Nur auf diesem Rechner gespeichert, nie in der Bestandsdatei.</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+14"/>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <location line="-13"/>
        <location line="+14"/>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <location line="-13"/>
        <location line="+14"/>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <location line="-9"/>
        <location line="+12"/>
        <source>As the desktop</source>
        <translation>Wie Desktop</translation>
    </message>
    <message>
        <location line="-12"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Comfortable</source>
        <translation>Großzügig</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Takes effect at once. Another text size waits for the next start while something typed is not saved.</source>
        <translation>Wirkt sofort. Eine andere Schriftgröße wartet auf den nächsten Start, solange etwas Getipptes nicht gespeichert ist.</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+6"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Takes effect when Bulkhead is started again.</source>
        <translation>Wirkt nach einem Neustart von Bulkhead.</translation>
    </message>
</context>
<context>
    <name>bulkhead::DiffDelegate</name>
    <message>
        <location filename="../views/widgets/diffdelegate.cpp" line="+89"/>
        <source>not there</source>
        <extracomment>A field that one environment does not have.</extracomment>
        <translation>nicht vorhanden</translation>
    </message>
</context>
<context>
    <name>bulkhead::DiffModel</name>
    <message>
        <location filename="../models/items/diffmodel.cpp" line="+115"/>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
</context>
<context>
    <name>bulkhead::DiffPanel</name>
    <message>
        <location filename="../views/catalog/diffpanel.cpp" line="+51"/>
        <source>Fields to show</source>
        <translation>Gezeigte Felder</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Mark as expected…</source>
        <translation>Als erwartet markieren …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy as patch</source>
        <translation>Als Patch kopieren</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Deployments to compare</source>
        <translation>Zu vergleichende Bereitstellungen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Fields side by side</source>
        <translation>Felder nebeneinander</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Previous difference (Shift+F8)</source>
        <translation>Voriger Unterschied (Umschalt+F8)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Next difference (F8)</source>
        <translation>Nächster Unterschied (F8)</translation>
    </message>
    <message>
        <location line="+76"/>
        <source>Drift %1</source>
        <translation>Abweichend %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With expected %1</source>
        <translation>Mit erwarteten %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This API is on one side only: there is nothing to compare.</source>
        <translation>Diese API gibt es nur auf einer Seite: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No field to show here.</source>
        <translation>Hier gibt es kein Feld zu zeigen.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Choose a field that drifts</source>
        <translation>Ein abweichendes Feld wählen</translation>
    </message>
</context>
<context>
    <name>bulkhead::DifferenceView</name>
    <message>
        <location filename="../views/reports/differenceview.cpp" line="+48"/>
        <source>%1, %2</source>
        <extracomment>How a layer stands, and how much of it is proven: &quot;Weak, 46 %&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+8"/>
        <location line="+8"/>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <location line="+80"/>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Then</source>
        <translation>Damals</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Then: %1. Now: %2.</source>
        <extracomment>How something stood then and stands now, below its name.</extracomment>
        <translation>Damals: %1. Jetzt: %2.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1, %2, until %3</source>
        <extracomment>An exception: its control, who answers for it, until when.</extracomment>
        <translation>%1, %2, bis %3</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1, %2 to %3, asked for by %4</source>
        <extracomment>A promotion: API, from and to which environment, who asked for it.</extracomment>
        <translation>%1, %2 nach %3, beantragt von %4</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: %2, %3</source>
        <extracomment>A change on a gateway: gateway, what it is and its name, which fields.</extracomment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Controls that say something else</source>
        <translation>Kontrollen, die etwas anderes sagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Findings that came</source>
        <translation>Befunde, die gekommen sind</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Findings that went</source>
        <translation>Befunde, die gegangen sind</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Findings that stayed</source>
        <translation>Befunde, die geblieben sind</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Exceptions that came or ended</source>
        <translation>Ausnahmen, die gekommen oder beendet sind</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Promotions between the two</source>
        <translation>Übernahmen dazwischen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Changes of production without a request</source>
        <translation>Änderungen der Produktion ohne Antrag</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>What changed and what is behind it</source>
        <translation>Was sich geändert hat und was dahinter steht</translation>
    </message>
    <message>
        <location line="+78"/>
        <source>Findings: %1 came, %2 went, %3 stayed</source>
        <extracomment>How many findings there are now that were not there then, and so on.</extracomment>
        <translation>Befunde: %1 gekommen, %2 gegangen, %3 geblieben</translation>
    </message>
</context>
<context>
    <name>bulkhead::DigestPanel</name>
    <message>
        <location filename="../views/promotions/digestpanel.cpp" line="+29"/>
        <source>Look again whether it still is the same</source>
        <translation>Noch einmal prüfen, ob alles gleich ist</translation>
    </message>
    <message>
        <location line="+12"/>
        <location line="+108"/>
        <source>Digest of the plan</source>
        <translation>Digest des Plans</translation>
    </message>
    <message>
        <location line="-100"/>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <location line="+86"/>
        <source>The source has changed: %1.</source>
        <translation>Die Quelle hat sich geändert: %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The target has changed: %1.</source>
        <translation>Das Ziel hat sich geändert: %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The accepted policy has changed.</source>
        <translation>Die akzeptierte Richtlinie hat sich geändert.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It cannot be applied any more. Ask for it anew.</source>
        <translation>Die Übernahme lässt sich nicht mehr anwenden. Neu beantragen.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The gateway</source>
        <translation>Das Gateway</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Unchanged since asked for</source>
        <translation>Seit dem Antrag unverändert</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Not the same any more</source>
        <translation>Nicht mehr gleich</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>checked just now</source>
        <extracomment>How old an answer is: &quot;checked 3 min ago&quot;; the age may be &quot;just now&quot;.</extracomment>
        <translation>gerade geprüft</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>checked %1 ago</source>
        <translation>Prüfung %1 alt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Not known whether it is the same</source>
        <translation>Nicht bekannt, ob es gleich ist</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Reading both sides</source>
        <translation>Beide Seiten werden gelesen</translation>
    </message>
</context>
<context>
    <name>bulkhead::DocumentList</name>
    <message>
        <location filename="../views/reports/documentlist.cpp" line="+48"/>
        <source>Boundary document</source>
        <translation>Grenzdokument</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>between two dates</source>
        <translation>zwischen zwei Zeitpunkten</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: %2</source>
        <extracomment>For screen readers: a document and what it is.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>environments and what belongs to each</source>
        <translation>Umgebungen und was zu ihnen gehört</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Other documents</source>
        <translation>Andere Dokumente</translation>
    </message>
</context>
<context>
    <name>bulkhead::DraftFailure</name>
    <message>
        <location filename="../views/promotions/draftfailure.cpp" line="+15"/>
        <source>Choose again…</source>
        <translation>Neu wählen…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drop the draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
</context>
<context>
    <name>bulkhead::Drawer</name>
    <message>
        <location filename="../views/widgets/drawer.cpp" line="+16"/>
        <source>Close details (Esc)</source>
        <translation>Einzelheiten schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>bulkhead::EntryDrawer</name>
    <message>
        <location filename="../views/audit/entrydrawer.cpp" line="+46"/>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entry above (Alt+Up)</source>
        <translation>Eintrag darüber (Alt+Auf)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entry below (Alt+Down)</source>
        <translation>Eintrag darunter (Alt+Ab)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save proof…</source>
        <translation>Nachweis speichern …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy record</source>
        <translation>Datensatz kopieren</translation>
    </message>
    <message>
        <location line="+41"/>
        <location line="+6"/>
        <source>Entry %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>The bytes that stand here are not an entry of a log</source>
        <translation>Die Bytes an dieser Stelle sind kein Eintrag eines Protokolls</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>There is no proof of this entry</source>
        <translation>Für diesen Eintrag gibt es keinen Nachweis</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Object</source>
        <extracomment>A kind of thing and its name: &quot;Person, bo&quot;.</extracomment>
        <translation>Objekt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Began with</source>
        <translation>Begonnen mit</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Ed25519, %1</source>
        <translation>Ed25519, %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1, not a key that this log knows</source>
        <translation>%1, diesem Protokoll nicht bekannt</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1, in use since %2</source>
        <extracomment>A key, and from when to when it was used.</extracomment>
        <translation>%1, in Gebrauch seit %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, used from %2 to %3</source>
        <translation>%1, verwendet von %2 bis %3</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Not signed, so %1 is only a claim</source>
        <translation>Nicht signiert, %1 ist also nur eine Behauptung</translation>
    </message>
    <message numerus="yes">
        <location line="-15"/>
        <source>%n hash(es), %1</source>
        <translation>
            <numerusform>%n Hash, %1</numerusform>
            <numerusform>%n Hashes, %1</numerusform>
        </translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Nothing is signed here: these bytes are not an entry</source>
        <translation>Hier ist nichts signiert: Diese Bytes sind kein Eintrag</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Signature matches the key of %1</source>
        <translation>Signatur passt zum Schlüssel von %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Signature does not match any key of %1</source>
        <translation>Signatur passt zu keinem Schlüssel von %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no proof that the entry stands in the log</source>
        <translation>Kein Nachweis, dass der Eintrag im Protokoll steht</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The tree of size %1 is not signed with the key of this log</source>
        <translation>Der Baum der Größe %1 ist nicht mit dem Schlüssel dieses Protokolls signiert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Entry is in the tree of size %1</source>
        <translation>Eintrag ist im Baum der Größe %1</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Entry is not what the tree of size %1 has in its place</source>
        <translation>Eintrag ist nicht das, was im Baum der Größe %1 an seiner Stelle steht</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>No checkpoint kept outside covers this entry yet</source>
        <translation>Noch kein außen aufbewahrter Checkpoint deckt diesen Eintrag ab</translation>
    </message>
    <message>
        <location line="-33"/>
        <source>Time is the console&apos;s own, no time stamp service is set</source>
        <translation>Zeit stammt von der Konsole, kein Zeitstempeldienst ist eingetragen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Saved, the proof checks without this store and without a network.</source>
        <extracomment>Of a proof that is saved to a file.</extracomment>
        <translation>Gespeichert lässt sich der Nachweis ohne diesen Store und ohne Netz prüfen.</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Tree extends the checkpoint of size %1 kept in %2</source>
        <translation>Der Baum setzt den in %2 aufbewahrten Checkpoint der Größe %1 fort</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The checkpoints kept in %1 could not be read, so nothing there vouches for this entry</source>
        <translation>Die in %1 aufbewahrten Checkpoints konnten nicht gelesen werden, also bürgt dort nichts für diesen Eintrag</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The checkpoint of size %1 kept in %2 is not signed with the key of this log</source>
        <translation>Der in %2 aufbewahrte Checkpoint der Größe %1 ist nicht mit dem Schlüssel dieses Protokolls signiert</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The checkpoint of size %1 kept in %2 says otherwise</source>
        <translation>Der in %2 aufbewahrte Checkpoint der Größe %1 widerspricht</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Verify all compares the whole log, and says from which entry on it cannot be trusted.</source>
        <extracomment>&quot;Verify all&quot; is the button above the log.</extracomment>
        <translation>„Alles prüfen“ vergleicht das ganze Protokoll und sagt, ab welchem Eintrag ihm nicht zu trauen ist.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>canonical JSON, %1</source>
        <translation>kanonisches JSON, %1</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Only the beginning is shown; copied is all of it.</source>
        <translation>Nur der Anfang wird gezeigt; kopiert wird alles.</translation>
    </message>
</context>
<context>
    <name>bulkhead::EntryOpener</name>
    <message>
        <location filename="../views/audit/entryopener.cpp" line="+48"/>
        <source>This entry could not be read.</source>
        <translation>Dieser Eintrag konnte nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>bulkhead::EnvironmentMark</name>
    <message>
        <location filename="../views/widgets/marks.cpp" line="+81"/>
        <source>%1 (%2)</source>
        <extracomment>Tooltip of an environment&apos;s tag: its name and its type.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>bulkhead::EnvironmentsPage</name>
    <message>
        <location filename="../views/settings/environmentspage.cpp" line="+26"/>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Where gateways belong. Every sandbox is judged against every production; development is only shown.</source>
        <translation>Wohin Gateways gehören. Jede Sandbox wird gegen jede Produktion beurteilt; Entwicklung wird nur gezeigt.</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>An environment needs a name</source>
        <translation>Eine Umgebung braucht einen Namen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Letters, digits, dots, hyphens and underscores only, at most 64</source>
        <translation>Nur Buchstaben, Ziffern, Punkte, Binde- und Unterstriche, höchstens 64</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Another environment has this name</source>
        <translation>Eine andere Umgebung trägt diesen Namen</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>name of a new environment</source>
        <translation>Name einer neuen Umgebung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name of a new environment</source>
        <translation>Name einer neuen Umgebung</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Name of %1</source>
        <translation>Name von %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Type of a new environment</source>
        <translation>Typ einer neuen Umgebung</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Type of %1</source>
        <translation>Typ von %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n gateway(s) belong to it</source>
        <translation>
            <numerusform>%n Gateway gehört dazu</numerusform>
            <numerusform>%n Gateways gehören dazu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+12"/>
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n Gateway</numerusform>
            <numerusform>%n Gateways</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Type a name first</source>
        <translation>Zuerst einen Namen eingeben</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing has changed</source>
        <translation>Nichts hat sich geändert</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 was changed by someone else.</source>
        <translation>%1 wurde anderweitig geändert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing was written. Load their version and do it again.</source>
        <translation>Nichts wurde geschrieben. Fremde Fassung laden und wiederholen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Load their version</source>
        <translation>Fremde Fassung laden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 is saved in %2.</source>
        <translation>%1 ist in %2 gespeichert.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is taken out of %1. Undo brings it back.</source>
        <translation>Der Eintrag wird aus %1 entfernt. Zurücknehmen stellt ihn wieder her.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 is taken out of %2.</source>
        <translation>%1 ist aus %2 entfernt.</translation>
    </message>
</context>
<context>
    <name>bulkhead::EqualMark</name>
    <message>
        <location filename="../views/isolation/equalmark.cpp" line="+20"/>
        <source>equal</source>
        <extracomment>Between the two facts of a finding: their values are, or are not, the same.</extracomment>
        <translation>gleich</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>differ</source>
        <translation>verschieden</translation>
    </message>
</context>
<context>
    <name>bulkhead::EvidenceDetails</name>
    <message>
        <location filename="../views/isolation/evidencedetails.cpp" line="+23"/>
        <source>Evidence</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Evidence: %1</source>
        <extracomment>Evidence or an attestation, and its state.</extracomment>
        <translation>Nachweis: %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Attestation: %1</source>
        <translation>Bestätigung: %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Assurance</source>
        <translation>Absicherung</translation>
    </message>
</context>
<context>
    <name>bulkhead::EvidenceDialog</name>
    <message>
        <location filename="../views/isolation/evidencedialog.cpp" line="+38"/>
        <source>Bring in evidence</source>
        <translation>Nachweis einbringen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A file with the envelope of what was read in another system, as JSON or YAML: control, source, query, times, how complete it is, and a verdict for each unit.</source>
        <translation>Eine Datei mit dem Umschlag dessen, was in einem anderen System gelesen wurde, als JSON oder YAML: Kontrolle, Quelle, Abfrage, Zeiten, Vollständigkeit und ein Urteil für jede Einheit.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Sign…</source>
        <translation>Unterschreiben …</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+1"/>
        <source>none chosen</source>
        <translation>keine gewählt</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+1"/>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Choose the envelope</source>
        <translation>Den Umschlag wählen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose the raw bytes</source>
        <translation>Die Rohdaten wählen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Raw bytes</source>
        <translation>Rohdaten</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Only their SHA-256 is taken. Not needed where the envelope names it.</source>
        <translation>Nur ihre SHA-256 wird übernommen. Nicht nötig, wo der Umschlag sie nennt.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Choose the file with the envelope</source>
        <translation>Wählen Sie die Datei mit dem Umschlag</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The raw bytes</source>
        <translation>Die Rohdaten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The envelope</source>
        <translation>Der Umschlag</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Envelopes (*.json *.yaml *.yml)</source>
        <translation>Umschläge (*.json *.yaml *.yml)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>It is being read</source>
        <translation>Sie wird gelesen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>It cannot be signed as it stands.</source>
        <translation>So kann er nicht unterschrieben werden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+12"/>
        <source>Mend the file and choose it again</source>
        <translation>Berichtigen Sie die Datei und wählen Sie sie neu</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>The file cannot be used.</source>
        <translation>Die Datei kann nicht verwendet werden.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 on %2: %3, until %4. You sign that you read it there, with your key, as %5.</source>
        <translation>%1 für %2: %3, bis %4. Sie unterschreiben mit Ihrem Schlüssel, als %5, dass Sie es dort gelesen haben.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Sign the evidence?</source>
        <translation>Den Nachweis unterschreiben?</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
</context>
<context>
    <name>bulkhead::EvidenceList</name>
    <message>
        <location filename="../views/isolation/evidencelist.cpp" line="+73"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Control</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signed by</source>
        <translation>Signiert von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Assurance</source>
        <translation>Absicherung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Recorded</source>
        <translation>Eingetragen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n APIs</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1, evidence</source>
        <translation>%1, Nachweis</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1, attested</source>
        <translation>%1, bestätigt</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Evidence that is shown</source>
        <translation>Welche Nachweise gezeigt werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Filter evidence</source>
        <translation>Nachweise filtern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All pairs</source>
        <translation>Alle Paare</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Evidence and attestations</source>
        <translation>Nachweise und Bestätigungen</translation>
    </message>
    <message>
        <location line="+158"/>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>In force %1</source>
        <translation>In Kraft %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>To see to %1</source>
        <translation>Zu erledigen %1</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Attest…</source>
        <translation>Bestätigen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+19"/>
        <source>Bring in evidence…</source>
        <translation>Nachweis einbringen …</translation>
    </message>
    <message>
        <location line="-7"/>
        <source>Evidence could not be read.</source>
        <translation>Nachweise konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The log is being read.</source>
        <translation>Das Protokoll wird gelesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing fits the filter.</source>
        <translation>Nichts passt zum Filter.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing was brought in or attested for this pair.</source>
        <translation>Für dieses Paar wurde nichts eingebracht oder bestätigt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Some controls are decided by what no gateway tells. Bring in what another system says of them, or attest what you answer for.</source>
        <translation>Manche Kontrollen entscheidet, was kein Gateway sagt. Bringen Sie ein, was ein anderes System dazu sagt, oder bestätigen Sie, wofür Sie einstehen.</translation>
    </message>
</context>
<context>
    <name>bulkhead::EvidencePanel</name>
    <message>
        <location filename="../views/isolation/evidencepanel.cpp" line="+39"/>
        <source>Evidence of %1: %2, until %3.</source>
        <extracomment>A person, a state, a date.</extracomment>
        <translation>Nachweis von %1: %2, bis %3.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Attested by %1: %2, until %3.</source>
        <translation>Bestätigt von %1: %2, bis %3.</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Evidence</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What would decide it: %1.</source>
        <translation>Was sie entscheiden würde: %1.</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Attest…</source>
        <translation>Bestätigen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>An attestation does not decide %1.</source>
        <translation>Eine Bestätigung entscheidet %1 nicht.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Bring in evidence…</source>
        <translation>Nachweis einbringen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show all %1</source>
        <translation>Alle %1 zeigen</translation>
    </message>
</context>
<context>
    <name>bulkhead::ExceptionDialog</name>
    <message>
        <location filename="../views/isolation/exceptiondialog.cpp" line="+22"/>
        <source>Ask for an exception</source>
        <translation>Um eine Ausnahme bitten</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%1 allows at most %n day(s). The finding stays a fail and changes no figure; it reads &quot;accepted until&quot; once others have approved it.</source>
        <translation>
            <numerusform>%1 lässt höchstens %n Tag zu. Der Befund bleibt nicht bestanden und ändert keine Zahl; er heißt „hingenommen bis“, sobald andere die Ausnahme genehmigt haben.</numerusform>
            <numerusform>%1 lässt höchstens %n Tage zu. Der Befund bleibt nicht bestanden und ändert keine Zahl; er heißt „hingenommen bis“, sobald andere die Ausnahme genehmigt haben.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ask for it</source>
        <translation>Beantragen</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>The exception was not asked for.</source>
        <translation>Die Ausnahme wurde nicht beantragt.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The person or team that answers for it. Neither the owner nor you can approve it.</source>
        <translation>Die Person oder Gruppe, die dafür einsteht. Weder sie noch Sie können die Ausnahme genehmigen.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Until the end of</source>
        <extracomment>Of an exception; a date.</extracomment>
        <translation>Bis zum Ende des</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>At the latest %1</source>
        <translation>Spätestens %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Controls that hold meanwhile</source>
        <translation>Kontrollen, die solange halten</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>If one of them stops passing, the exception is void.</source>
        <translation>Wird eine davon nicht mehr bestanden, ist die Ausnahme nichtig.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Say why the finding is to be accepted</source>
        <translation>Angeben, warum der Befund hingenommen werden soll</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name who answers for it</source>
        <translation>Nennen, wer dafür einsteht</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There is no control %1</source>
        <translation>Eine Kontrolle %1 gibt es nicht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 cannot stand in for itself</source>
        <translation>%1 kann nicht für sich selbst einstehen</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>It is being recorded</source>
        <translation>Es wird protokolliert</translation>
    </message>
</context>
<context>
    <name>bulkhead::ExceptionList</name>
    <message numerus="yes">
        <location filename="../views/isolation/exceptionlist.cpp" line="+65"/>
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <location line="+11"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Control</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Accepts</source>
        <translation>Nimmt hin</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Approved by</source>
        <translation>Genehmigt von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Exceptions that are shown</source>
        <translation>Welche Ausnahmen gezeigt werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Filter exceptions</source>
        <translation>Ausnahmen filtern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Exceptions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <location line="+119"/>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Open %1</source>
        <translation>Offen %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Expired %1</source>
        <translation>Abgelaufen %1</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Exceptions could not be read.</source>
        <translation>Ausnahmen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The log is being read.</source>
        <translation>Das Protokoll wird gelesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No exception fits the filter.</source>
        <translation>Keine Ausnahme passt zum Filter.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing is accepted on this pair.</source>
        <translation>Auf diesem Paar ist nichts hingenommen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A finding is accepted from its page, for a while and by somebody else. It stays a fail.</source>
        <translation>Ein Befund wird auf seiner Seite hingenommen, für eine Weile und von jemand anderem. Er bleibt nicht bestanden.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Asked for by %1 on %2; %3 answers for it.</source>
        <translation>Beantragt von %1 am %2; %3 steht dafür ein.</translation>
    </message>
</context>
<context>
    <name>bulkhead::ExceptionPanel</name>
    <message>
        <location filename="../views/isolation/exceptionpanel.cpp" line="+37"/>
        <source>Exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>%1 allows no exception.</source>
        <translation>%1 lässt keine Ausnahme zu.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Only a fail or a warning can be accepted.</source>
        <translation>Nur was nicht bestanden ist oder warnt, kann hingenommen werden.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Accepted until %1</source>
        <extracomment>Of an exception; a date.</extracomment>
        <translation>Hingenommen bis %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>It could be accepted for %n day(s) at most; it would still read as a fail.</source>
        <translation>
            <numerusform>Er könnte höchstens %n Tag hingenommen werden; er hieße weiter nicht bestanden.</numerusform>
            <numerusform>Er könnte höchstens %n Tage hingenommen werden; er hieße weiter nicht bestanden.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Asked for by %1 on %2; %3 answers for it.</source>
        <extracomment>Of an exception: people, a date.</extracomment>
        <translation>Beantragt von %1 am %2; %3 steht dafür ein.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Approved by %1.</source>
        <translation>Genehmigt von %1.</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>Waits for %n approval(s), until %1 at the longest.</source>
        <translation>
            <numerusform>Wartet auf %n Genehmigung, längstens bis %1.</numerusform>
            <numerusform>Wartet auf %n Genehmigungen, längstens bis %1.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Meanwhile %1 must pass.</source>
        <translation>Solange muss %1 bestanden sein.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ticket %1.</source>
        <translation>Ticket %1.</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Ask for an exception…</source>
        <translation>Um eine Ausnahme bitten …</translation>
    </message>
</context>
<context>
    <name>bulkhead::FacetButton</name>
    <message>
        <location filename="../views/audit/facetbutton.cpp" line="+25"/>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <location line="+77"/>
        <location line="+4"/>
        <source>%1: %2</source>
        <extracomment>A filter and what is chosen of it: &quot;Person: ana&quot;.
----------
As above, with all that is chosen.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::FacetList</name>
    <message>
        <location filename="../views/widgets/facetlist.cpp" line="+119"/>
        <source>%1: %2</source>
        <extracomment>Read aloud: a facet and one of its values, such as &quot;State: Drifted&quot;.</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::FactSheet</name>
    <message>
        <location filename="../views/isolation/factsheet.cpp" line="+75"/>
        <location line="+60"/>
        <source>%1, %2</source>
        <extracomment>Head of a fact: the side and its environment, &quot;Sandbox, sandbox-eu&quot;.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location line="-54"/>
        <location line="+61"/>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <location line="-60"/>
        <location line="+61"/>
        <source>Entity</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <location line="-59"/>
        <location line="+60"/>
        <source>Native id</source>
        <translation>ID im Gateway</translation>
    </message>
    <message>
        <location line="-58"/>
        <location line="+59"/>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <location line="-57"/>
        <location line="+58"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location line="-56"/>
        <location line="+57"/>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <location line="-57"/>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+57"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location line="-52"/>
        <location line="+45"/>
        <source>The finding rests on no fact of this side.</source>
        <translation>Der Befund stützt sich auf keine Tatsache dieser Seite.</translation>
    </message>
</context>
<context>
    <name>bulkhead::FigureTile</name>
    <message>
        <location filename="../views/promotions/figuretile.cpp" line="+31"/>
        <source>%1: %2, %3, %4</source>
        <extracomment>a figure in a sentence for screen readers: what it is, the value, what it consists of, how it was before</extracomment>
        <translation>%1: %2, %3, %4</translation>
    </message>
</context>
<context>
    <name>bulkhead::FiguresView</name>
    <message>
        <location filename="../views/promotions/figuresview.cpp" line="+96"/>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Asked for</source>
        <translation>Beantragt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Approvals</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+58"/>
        <location line="+133"/>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <location line="-190"/>
        <location line="+191"/>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <location line="-190"/>
        <location line="+191"/>
        <source>Rolled back</source>
        <translation>Zurückgerollt</translation>
    </message>
    <message>
        <location line="-190"/>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Void, expired</source>
        <translation>Verfallen</translation>
    </message>
    <message>
        <location line="+54"/>
        <source>Break-glass</source>
        <translation>Notfallfreigabe</translation>
    </message>
    <message>
        <location line="-52"/>
        <source>Median lead</source>
        <translation>Median</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Break-glass</source>
        <comment>head of a narrow column</comment>
        <translation>Notfall</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Longest lead</source>
        <translation>Längste</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Over how many weeks</source>
        <translation>Über wie viele Wochen</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+61"/>
        <source>Promotions a week</source>
        <translation>Übernahmen je Woche</translation>
    </message>
    <message>
        <location line="-60"/>
        <source>Lead time of a week&apos;s promotions</source>
        <translation>Dauer der Übernahmen einer Woche</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Promotions by week</source>
        <translation>Übernahmen nach Wochen</translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n Woche</numerusform>
            <numerusform>%n Wochen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Failed or rolled back</source>
        <translation>Gescheitert oder zurückgerollt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Median lead time</source>
        <translation>Dauer, Median</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Rejected, void or expired</source>
        <translation>Abgelehnt, nichtig, abgelaufen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>From the request to the end of its application.</source>
        <translation>Vom Antrag bis zum Ende des Anwendens.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>shaded: not over yet</source>
        <translation>schattiert: noch nicht vorbei</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>From request to application</source>
        <translation>Vom Antrag bis zum Anwenden</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message numerus="yes">
        <location line="+68"/>
        <source>Since %1. Before: the %n week(s) before that, up to the same day and time.</source>
        <translation>
            <numerusform>Seit %1. Davor: die %n Woche vorher, bis zum selben Tag und zur selben Uhrzeit.</numerusform>
            <numerusform>Seit %1. Davor: die %n Wochen vorher, bis zum selben Tag und zur selben Uhrzeit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+13"/>
        <location line="+3"/>
        <source>%n execution(s)</source>
        <translation>
            <numerusform>%n Ausführung</numerusform>
            <numerusform>%n Ausführungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%1 of %n execution(s)</source>
        <translation>
            <numerusform>%1 von %n Ausführung</numerusform>
            <numerusform>%1 von %n Ausführungen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>longest %1</source>
        <translation>längste %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>nothing was applied</source>
        <translation>nichts wurde angewendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 rejected, %2 void or expired</source>
        <translation>%1 abgelehnt, %2 nichtig oder abgelaufen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>executed without its approvals</source>
        <translation>ohne die nötigen Genehmigungen</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Nothing was executed in these weeks.</source>
        <translation>In diesen Wochen wurde nichts ausgeführt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing was applied in these weeks.</source>
        <translation>In diesen Wochen wurde nichts angewendet.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>No promotion has ended in these weeks.</source>
        <translation>In diesen Wochen ist keine Übernahme zu Ende gegangen.</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n was asked for in them and has not ended.</source>
        <translation>
            <numerusform>%n wurde darin beantragt und ist nicht zu Ende.</numerusform>
            <numerusform>%n wurden darin beantragt und sind nicht zu Ende.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Show %n week(s)</source>
        <translation>
            <numerusform>%n Woche zeigen</numerusform>
            <numerusform>%n Wochen zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::FileField</name>
    <message>
        <location filename="../views/settings/filefield.cpp" line="+26"/>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
</context>
<context>
    <name>bulkhead::FindingPage</name>
    <message>
        <location filename="../views/isolation/findingpage.cpp" line="+65"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Previous finding</source>
        <translation>Voriger Befund</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next finding</source>
        <translation>Nächster Befund</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show in topology</source>
        <translation>In Topologie zeigen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>Reads the gateways of both facts and judges again</source>
        <translation>Liest die Gateways beider Tatsachen und urteilt neu</translation>
    </message>
    <message>
        <location line="+117"/>
        <source>The finding is gone.</source>
        <translation>Der Befund ist weg.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The check of %1 no longer sees it.</source>
        <translation>Die Prüfung vom %1 sieht ihn nicht mehr.</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location line="+18"/>
        <location line="+118"/>
        <source>finding %1</source>
        <translation>Befund %1</translation>
    </message>
    <message>
        <location line="-109"/>
        <source>Known since %1</source>
        <translation>Bekannt seit %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>New in this check</source>
        <translation>Neu in dieser Prüfung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Was gone before and came back</source>
        <translation>War weg und ist wieder da</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Of an earlier check, could not be verified again</source>
        <translation>Aus einer früheren Prüfung, konnte nicht erneut bestätigt werden</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>You look at the past</source>
        <translation>Sie sehen die Vergangenheit</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reading the gateways</source>
        <translation>Gateways werden gelesen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Checked %1</source>
        <translation>Geprüft %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::FirstPersonDialog</name>
    <message>
        <location filename="../views/settings/keydialogs.cpp" line="+41"/>
        <source>Make my key and become admin</source>
        <translation>Meinen Schlüssel erzeugen und Admin werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The first person adds themselves, adds the others, and accepts the estate file as it stands. All of it is signed.</source>
        <translation>Die erste Person fügt sich selbst hinzu, dann die anderen, und akzeptiert die Bestandsdatei, wie sie ist. Alles davon wird signiert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Become admin</source>
        <translation>Admin werden</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>It stands in the log for good: name.surname, say.</source>
        <translation>Er steht für immer im Protokoll: etwa vorname.nachname.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Admin, and also</source>
        <translation>Admin, und außerdem</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Making the key</source>
        <translation>Schlüssel wird erzeugt</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 is the first admin, and signed in.</source>
        <translation>%1 ist der erste Admin und angemeldet.</translation>
    </message>
</context>
<context>
    <name>bulkhead::FormDialog</name>
    <message>
        <location filename="../views/widgets/formdialog.cpp" line="+47"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location line="+173"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>bulkhead::FrameworkDelegate</name>
    <message>
        <location filename="../views/reports/frameworkdelegate.cpp" line="+104"/>
        <source>not judged yet</source>
        <translation>noch nicht beurteilt</translation>
    </message>
</context>
<context>
    <name>bulkhead::FrameworkPanel</name>
    <message>
        <location filename="../views/reports/frameworkpanel.cpp" line="+32"/>
        <source>not judged yet</source>
        <translation>noch nicht beurteilt</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1: %2</source>
        <extracomment>For screen readers: name of a framework, then how its requirements stand.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, pinned</source>
        <translation>%1, angeheftet</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Filter frameworks</source>
        <translation>Regelwerke filtern</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Framework</source>
        <translation>Regelwerk</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Frameworks</source>
        <translation>Regelwerke</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Other documents</source>
        <translation>Andere Dokumente</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The counts say which controls support a reference. Whether the company conforms is for the assessor to say.</source>
        <translation>Die Zahlen sagen, welche Kontrollen eine Anforderung stützen. Ob das Unternehmen sie erfüllt, sagt der Prüfer.</translation>
    </message>
    <message>
        <location line="+103"/>
        <source>The frameworks are being read.</source>
        <translation>Die Regelwerke werden gelesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No framework has &quot;%1&quot; in its name or references.</source>
        <translation>Kein Regelwerk hat „%1“ in Namen oder Anforderungen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
</context>
<context>
    <name>bulkhead::GateCell</name>
    <message>
        <location filename="../views/promotions/gatestrip.cpp" line="+41"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>%1, waived</source>
        <extracomment>A gate&apos;s no that somebody has set aside.</extracomment>
        <translation>%1, Ausnahme</translation>
    </message>
</context>
<context>
    <name>bulkhead::GateStrip</name>
    <message>
        <location line="+109"/>
        <source>Waived by %1: %2</source>
        <translation>Ausnahme erteilt von %1: %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Waive…</source>
        <translation>Ausnahme erteilen …</translation>
    </message>
</context>
<context>
    <name>bulkhead::GatewayForm</name>
    <message>
        <location filename="../views/settings/gatewayform.cpp" line="+36"/>
        <source>Settings of the gateway</source>
        <translation>Einstellungen des Gateways</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Admin address</source>
        <translation>Admin-Adresse</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Used by every sync and test. Only the reference is kept, never the secret.</source>
        <translation>Für jede Synchronisation und jeden Test. Nur der Verweis wird aufbewahrt, nie das Geheimnis.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+10"/>
        <source>as the kind has it</source>
        <translation>wie bei der Art üblich</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>Scheme</source>
        <translation>Schema</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+10"/>
        <location line="+7"/>
        <location line="+1"/>
        <location line="+3"/>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <location line="-19"/>
        <source>Secret reference</source>
        <translation>Geheimnisverweis</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Changing, in promotions only</source>
        <translation>Ändern, nur bei Übernahmen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Looked up only while an approved promotion executes; reading never touches it.</source>
        <translation>Wird nur abgerufen, während eine genehmigte Übernahme läuft; das Lesen berührt es nie.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Header for changing</source>
        <translation>Header zum Ändern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Scheme for changing</source>
        <translation>Schema zum Ändern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Secret reference for changing</source>
        <translation>Geheimnisverweis zum Ändern</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>none: the gateway is not changed if it asks for one</source>
        <translation>keiner: Verlangt das Gateway einen, wird es nicht geändert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Always checked, before anything is sent.</source>
        <translation>Immer geprüft, bevor etwas gesendet wird.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>those of this system</source>
        <translation>die dieses Systems</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Client key</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name to expect</source>
        <translation>Erwarteter Name</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>same as address</source>
        <translation>wie in der Adresse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pinned keys</source>
        <translation>Festgelegte Schlüssel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>So that reading never disturbs the gateway.</source>
        <translation>Damit das Lesen das Gateway nie stört.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Requests at once</source>
        <translation>Anfragen gleichzeitig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Requests per second</source>
        <translation>Anfragen je Sekunde</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>no cap</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give up after, in s</source>
        <translation>Abbruch nach, in s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Facts the admin API cannot tell</source>
        <translation>Angaben, die die Admin-API nicht liefert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Retention of logs</source>
        <translation>Aufbewahrung der Logs</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Workspaces</source>
        <translation>Workspaces</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>all that can be listed</source>
        <translation>alle, die sich auflisten lassen</translation>
    </message>
    <message>
        <location line="+91"/>
        <source>Tags of objects in %1</source>
        <translation>Tags der Objekte in %1</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>several, told apart by tag</source>
        <translation>mehrere, nach Tag unterschieden</translation>
    </message>
</context>
<context>
    <name>bulkhead::GatewayList</name>
    <message>
        <location filename="../views/settings/gatewaylist.cpp" line="+160"/>
        <source>Gateways</source>
        <translation>Gateways</translation>
    </message>
</context>
<context>
    <name>bulkhead::GatewayPane</name>
    <message>
        <location filename="../views/settings/gatewaypane.cpp" line="+24"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+83"/>
        <source>Test connection</source>
        <translation>Test</translation>
    </message>
    <message>
        <location line="-82"/>
        <source>Remove…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Take back the last edit of the estate file (Ctrl+Z)</source>
        <translation>Die letzte Änderung der Bestandsdatei zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>New gateway</source>
        <translation>Neues Gateway</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Type name and admin address first</source>
        <translation>Zuerst Name und Admin-Adresse eingeben</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mend the fields marked in red first</source>
        <translation>Zuerst die rot markierten Felder korrigieren</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Nothing has changed</source>
        <translation>Nichts hat sich geändert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A test is running</source>
        <translation>Ein Test läuft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Test again</source>
        <translation>Test</translation>
    </message>
</context>
<context>
    <name>bulkhead::GatewaysPage</name>
    <message>
        <location filename="../views/settings/gatewayspage.cpp" line="+287"/>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <location line="-235"/>
        <location line="+2"/>
        <location line="+100"/>
        <source>Gateways</source>
        <translation>Gateways</translation>
    </message>
    <message>
        <location line="-108"/>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location line="+146"/>
        <source>Leave without saving?</source>
        <translation>Ohne Speichern verlassen?</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What you typed for %1 is not in the estate file yet.</source>
        <translation>Die Eingaben für %1 stehen noch nicht in der Bestandsdatei.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leave without saving</source>
        <translation>Ohne Speichern verlassen</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>Kept in %1. Bulkhead writes it only when you press Save.</source>
        <translation>Liegt in %1. Bulkhead schreibt die Datei nur bei „Speichern“.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Load it again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No gateway is known yet.</source>
        <translation>Noch ist kein Gateway bekannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bulkhead reads the admin APIs you name here, and changes nothing on them.</source>
        <translation>Bulkhead liest die hier angegebenen Admin-APIs und ändert daran nichts.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Add a gateway</source>
        <translation>Gateway hinzufügen</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>%1 was changed by someone else.</source>
        <translation>%1 wurde anderweitig geändert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing was written. Load their version; what you typed here stays, look at it and save again.</source>
        <translation>Nichts wurde geschrieben. Fremde Fassung laden; die Eingaben hier bleiben, prüfen und erneut speichern.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Load their version</source>
        <translation>Fremde Fassung laden</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1 is saved in %2.</source>
        <translation>%1 ist in %2 gespeichert.</translation>
    </message>
    <message>
        <location line="+20"/>
        <location line="+4"/>
        <source>The last edit of %1 is taken back.</source>
        <translation>Die letzte Änderung an %1 ist zurückgenommen.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Remove %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is taken out of %1 and no longer read. What was read of it stays in the store, and the gateway itself is not touched.</source>
        <translation>Es wird aus %1 entfernt und nicht mehr gelesen. Bisher Gelesenes bleibt im Speicher, das Gateway selbst bleibt unberührt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Remove</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 is taken out of %2.</source>
        <translation>%1 ist aus %2 entfernt.</translation>
    </message>
</context>
<context>
    <name>bulkhead::HeatCellDelegate</name>
    <message>
        <location filename="../views/isolation/heatmap.cpp" line="+144"/>
        <source>not assessed</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>everything that was judged passes</source>
        <translation>alles Beurteilte besteht</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n finding(s), all accepted for a while</source>
        <translation>
            <numerusform>%n Befund, auf Zeit hingenommen</numerusform>
            <numerusform>%n Befunde, alle auf Zeit hingenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n control(s) undecided</source>
        <translation>
            <numerusform>%n Kontrolle unentschieden</numerusform>
            <numerusform>%n Kontrollen unentschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n of its gateways</source>
        <translation>
            <numerusform>%n ihrer Gateways</numerusform>
            <numerusform>%n ihrer Gateways</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, %2: %3</source>
        <extracomment>API, layer: what is said of it.</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>bulkhead::HeatMap</name>
    <message>
        <location line="+50"/>
        <source>API, worst first</source>
        <translation>API, Schlimmste zuerst</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Layer status, whole pair</source>
        <translation>Stand der Schicht, ganzes Paar</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>APIs by layer</source>
        <translation>APIs nach Schicht</translation>
    </message>
</context>
<context>
    <name>bulkhead::HistoryPanel</name>
    <message>
        <location filename="../views/promotions/storypanel.cpp" line="+73"/>
        <source>Earlier promotions of this API</source>
        <translation>Frühere Übernahmen dieser API</translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>%n applied</source>
        <translation>
            <numerusform>%n angewendet</numerusform>
            <numerusform>%n angewendet</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This is the first one.</source>
        <translation>Das ist die erste.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::HistoryView</name>
    <message>
        <location filename="../views/reports/historyview.cpp" line="+58"/>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Digest</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Search people, frameworks, digests</source>
        <translation>Personen, Regelwerke, Prüfsummen suchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Exported reports</source>
        <translation>Exportierte Berichte</translation>
    </message>
    <message numerus="yes">
        <location line="+58"/>
        <source>%n export(s)</source>
        <translation>
            <numerusform>%n Export</numerusform>
            <numerusform>%n Exporte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%1 of %n export(s)</source>
        <translation>
            <numerusform>%1 von %n Export</numerusform>
            <numerusform>%1 von %n Exporten</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The audit log</source>
        <translation>Das Audit-Protokoll</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The log is being read.</source>
        <translation>Das Protokoll wird gelesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No export has &quot;%1&quot; in its person, framework or digest.</source>
        <translation>Kein Export hat „%1“ in Person, Regelwerk oder Prüfsumme.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No report was exported yet.</source>
        <translation>Noch wurde kein Bericht exportiert.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Each export of a report, of what changed or of the boundary document is an entry of the audit log, with who did it and the digest of the file.</source>
        <translation>Jeder Export eines Berichts, der Änderungen oder des Grenzdokuments ist ein Eintrag im Audit-Protokoll, mit der Person und der Prüfsumme der Datei.</translation>
    </message>
</context>
<context>
    <name>bulkhead::IsolationPage</name>
    <message>
        <location filename="../views/isolation/isolationpage.cpp" line="+49"/>
        <source>Isolation by</source>
        <translation>Isolation nach</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What people signed</source>
        <translation>Was Personen unterschrieben haben</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Filter APIs</source>
        <translation>APIs filtern</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>API by layer</source>
        <translation>API nach Schicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Controls</source>
        <translation>Kontrollen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Trends</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location line="+37"/>
        <location line="+19"/>
        <source>Exceptions</source>
        <extracomment>Name of a tab, and how many of them are open.</extracomment>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <location line="-18"/>
        <location line="+20"/>
        <source>Evidence</source>
        <extracomment>Name of a tab, and how many of them there are.</extracomment>
        <translation>Nachweise</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>Exceptions %1</source>
        <translation>Ausnahmen %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Evidence %1</source>
        <translation>Nachweise %1</translation>
    </message>
    <message numerus="yes">
        <location line="+143"/>
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
            <numerusform>%n auf beiden Seiten</numerusform>
            <numerusform>%n auf beiden Seiten</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 of %2 APIs</source>
        <translation>%1 von %2 APIs</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The last check failed.</source>
        <translation>Die letzte Prüfung ist gescheitert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What you see is of %1.</source>
        <translation>Was Sie sehen, ist vom %1.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <location line="+81"/>
        <source>Isolation: APIs by layer</source>
        <translation>Isolation: APIs nach Schicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Isolation: controls</source>
        <translation>Isolation: Kontrollen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Isolation: scenarios</source>
        <translation>Isolation: Szenarien</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Isolation: trends</source>
        <translation>Isolation: Verlauf</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Isolation: exceptions</source>
        <translation>Isolation: Ausnahmen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Isolation: evidence and attestations</source>
        <translation>Isolation: Nachweise und Bestätigungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Attest a control…</source>
        <translation>Eine Kontrolle bestätigen …</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+1"/>
        <source>Nothing can be signed here.</source>
        <translation>Hier kann nichts unterschrieben werden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Bring in evidence…</source>
        <translation>Nachweis einbringen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check isolation again</source>
        <translation>Isolation erneut prüfen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Control, %1</source>
        <translation>Kontrolle, %1</translation>
    </message>
    <message>
        <location filename="../views/isolation/isolationpage.h" line="+44"/>
        <source>Isolation</source>
        <translation>Isolation</translation>
    </message>
</context>
<context>
    <name>bulkhead::KeyPlaceForm</name>
    <message>
        <location filename="../views/settings/keyplaceform.cpp" line="+27"/>
        <source>Where the key is</source>
        <translation>Wo der Schlüssel liegt</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+14"/>
        <location line="+1"/>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>Key files (*.key);;All files (*)</source>
        <translation>Schlüsseldateien (*.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>In the keyring</source>
        <translation>Im Schlüsselbund</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In a file</source>
        <translation>In einer Datei</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Entry of the keyring</source>
        <translation>Eintrag des Schlüsselbunds</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The keyring of your desktop locks it with your session.</source>
        <translation>Der Schlüsselbund des Desktops sperrt ihn mit Ihrer Sitzung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A new file that only you can read.</source>
        <translation>Eine neue Datei, die nur Sie lesen können.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Some words that you remember: nobody can recover it.</source>
        <translation>Einige Wörter, die Sie sich merken: Niemand kann sie wiederherstellen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Passphrase again</source>
        <translation>Passphrase wiederholen</translation>
    </message>
    <message>
        <location line="+83"/>
        <source>The two are not the same</source>
        <translation>Die beiden sind nicht gleich</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Name an entry of the keyring: service/account</source>
        <translation>Einen Eintrag des Schlüsselbunds nennen: service/account</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Say which file the key goes to</source>
        <translation>Angeben, in welche Datei der Schlüssel kommt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Say which file the key is in</source>
        <translation>Angeben, in welcher Datei der Schlüssel liegt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is a file of this name already</source>
        <translation>Eine Datei dieses Namens gibt es schon</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Type the passphrase</source>
        <translation>Die Passphrase eingeben</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Type the same passphrase twice</source>
        <translation>Zweimal dieselbe Passphrase eingeben</translation>
    </message>
</context>
<context>
    <name>bulkhead::MainWindow</name>
    <message>
        <location filename="../views/shell/mainwindow.cpp" line="+51"/>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <location line="+113"/>
        <location line="+3"/>
        <source>%1 — Bulkhead</source>
        <extracomment>Window title: the estate&apos;s name.</extracomment>
        <translation>%1 — Bulkhead</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <location line="+62"/>
        <source>The estate</source>
        <translation>Der Bestand</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>Close without saving?</source>
        <translation>Ohne Speichern schließen?</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Close without saving</source>
        <translation>Ohne Speichern schließen</translation>
    </message>
</context>
<context>
    <name>bulkhead::MakeKeyDialog</name>
    <message>
        <location filename="../views/settings/keydialogs.cpp" line="+51"/>
        <source>Make a key</source>
        <translation>Schlüssel erzeugen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The key stays with you. Its public part is a file that you hand to an admin, who adds you with it.</source>
        <translation>Der Schlüssel bleibt bei Ihnen. Sein öffentlicher Teil ist eine Datei für einen Admin, der Sie damit hinzufügt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make key</source>
        <translation>Schlüssel erzeugen</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+5"/>
        <location line="+2"/>
        <source>Public key file</source>
        <translation>Datei des öffentlichen Schlüssels</translation>
    </message>
    <message>
        <location line="-7"/>
        <source>Public keys (*.pub);;All files (*)</source>
        <translation>Öffentliche Schlüssel (*.pub);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The name that the admin will enter for you.</source>
        <translation>Der Name, den der Admin für Sie eintragen wird.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing in it is secret.</source>
        <translation>Nichts darin ist geheim.</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Say which file the public part goes to</source>
        <translation>Angeben, in welche Datei der öffentliche Teil kommt</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Making the key</source>
        <translation>Schlüssel wird erzeugt</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>1. Hand this file to an admin:</source>
        <translation>1. Diese Datei einem Admin geben:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>2. Read your key id to them another way, by telephone or in person:</source>
        <translation>2. Ihm die Schlüssel-ID auf anderem Weg vorlesen, am Telefon oder persönlich:</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Copy the key id</source>
        <translation>Schlüssel-ID kopieren</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>3. When they have added you, sign in with your name at the top right.</source>
        <translation>3. Sobald er Sie hinzugefügt hat, oben rechts mit Ihrem Namen anmelden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your key is made.</source>
        <translation>Ihr Schlüssel ist erzeugt.</translation>
    </message>
</context>
<context>
    <name>bulkhead::MappingTable</name>
    <message>
        <location filename="../views/promotions/mappingtable.cpp" line="+34"/>
        <source>Secret missing there</source>
        <translation>Geheimnis fehlt dort</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Secret would be lost</source>
        <translation>Geheimnis ginge verloren</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Same as another there</source>
        <translation>Dort gleich einem anderen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing there to keep</source>
        <translation>Dort nichts zu behalten</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Belongs to %1</source>
        <translation>Gehört zu %1</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>a secret</source>
        <translation>ein Geheimnis</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>By rule %1</source>
        <translation>Nach Regel %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kept by rule %1</source>
        <translation>Behalten nach Regel %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As it is</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>Travels</source>
        <extracomment>Column: whether a value may travel, and by which rule.</extracomment>
        <translation>Übernahme</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>bulkhead::MatchActions</name>
    <message>
        <location filename="../views/catalog/matchactions.cpp" line="+52"/>
        <source>Pin %1 to another API…</source>
        <translation>%1 einer anderen API zuordnen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Split %1 off</source>
        <translation>%1 abtrennen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Merge another API into %1…</source>
        <translation>Andere API mit %1 zusammenführen …</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Take back: %1</source>
        <translation>Zurücknehmen: %1</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Pin a deployment</source>
        <translation>Bereitstellung zuordnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>API that %1 belongs to, or a new name:</source>
        <translation>API, zu der %1 gehört, oder ein neuer Name:</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 is pinned to %2.</source>
        <translation>%1 ist %2 zugeordnet.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1 is split off %2.</source>
        <translation>%1 ist von %2 abgetrennt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Merge two APIs</source>
        <translation>Zwei APIs zusammenführen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>API that goes up in %1:</source>
        <translation>API, die in %1 aufgeht:</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 is merged into %2.</source>
        <translation>%1 ist in %2 aufgegangen.</translation>
    </message>
</context>
<context>
    <name>bulkhead::MerklePathView</name>
    <message>
        <location filename="../views/audit/merklepathview.cpp" line="+49"/>
        <source>Proof as a picture</source>
        <translation>Nachweis als Bild</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>Entry %1 and %n hash(es) give the root of the tree of size %2.</source>
        <translation>
            <numerusform>Eintrag %1 und %n Hash ergeben die Wurzel des Baums der Größe %2.</numerusform>
            <numerusform>Eintrag %1 und %n Hashes ergeben die Wurzel des Baums der Größe %2.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+29"/>
        <source>root %1</source>
        <extracomment>In a box of the picture: the root of the tree, and its hash.</extracomment>
        <translation>Wurzel %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Root of the tree of size %1
%2</source>
        <translation>Wurzel des Baums der Größe %1
%2</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Entry %1
%2</source>
        <translation>Eintrag %1
%2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entries %1 to %2
%3</source>
        <translation>Einträge %1 bis %2
%3</translation>
    </message>
    <message>
        <location line="+91"/>
        <source>size %1</source>
        <extracomment>In the picture of a proof: how many entries the tree has.</extracomment>
        <translation>Größe %1</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>%n more level(s)</source>
        <translation>
            <numerusform>%n weitere Ebene</numerusform>
            <numerusform>%n weitere Ebenen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::MyKeyPanel</name>
    <message>
        <location filename="../views/settings/mykeypanel.cpp" line="+21"/>
        <source>My key</source>
        <translation>Mein Schlüssel</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What you decide is signed with a key that only you have. It stays in your keyring, or in a file with a passphrase.</source>
        <translation>Was Sie entscheiden, wird mit einem Schlüssel signiert, den nur Sie haben. Er bleibt in Ihrem Schlüsselbund oder in einer Datei mit Passphrase.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nobody is signed in in this window.</source>
        <translation>In diesem Fenster ist niemand angemeldet.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Sign in…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rotate my key…</source>
        <translation>Meinen Schlüssel wechseln …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make a key…</source>
        <translation>Schlüssel erzeugen …</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Key id</source>
        <translation>Schlüssel-ID</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In use since</source>
        <translation>In Gebrauch seit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy the key id</source>
        <translation>Schlüssel-ID kopieren</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Not in the log yet?</source>
        <translation>Noch nicht im Protokoll?</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make a key and its public file, and hand that file to an admin. Until you are added, the key signs nothing that counts.</source>
        <translation>Einen Schlüssel und seine öffentliche Datei erzeugen und diese Datei einem Admin geben. Bis Sie hinzugefügt sind, signiert der Schlüssel nichts, was gilt.</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1, entered by %2</source>
        <translation>%1, eingetragen von %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::Navigation</name>
    <message>
        <location filename="../views/shell/navigation.cpp" line="+113"/>
        <source>Screens</source>
        <translation>Ansichten</translation>
    </message>
</context>
<context>
    <name>bulkhead::NewPromotionDialog</name>
    <message>
        <location filename="../views/promotions/newpromotiondialog.cpp" line="+40"/>
        <source>New promotion</source>
        <translation>Neue Übernahme</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Both sides are read as they are now, and compared. Nothing is changed until the plan is asked for, approved and applied.</source>
        <translation>Beide Seiten werden gelesen, wie sie jetzt sind, und verglichen. Nichts wird geändert, bis der Plan beantragt, genehmigt und angewendet ist.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Make the plan</source>
        <translation>Plan erstellen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Also delete what the source does not have</source>
        <translation>Auch löschen, was die Quelle nicht hat</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>From and to</source>
        <translation>Von und nach</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Gateway that they come from</source>
        <translation>Gateway, von dem sie kommen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Gateway that they go to</source>
        <translation>Gateway, auf das sie gehen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Only objects of these APIs, and never what other APIs use. Deletions stand out in the plan.</source>
        <translation>Nur Objekte dieser APIs, und nie, was andere APIs nutzen. Löschungen stehen im Plan hervorgehoben.</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>The catalog does not have %1 any more.</source>
        <translation>Der Katalog hat %1 nicht mehr.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Left out: %1.</source>
        <extracomment>Followed by why. Names of APIs.</extracomment>
        <translation>Ausgelassen: %1.</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>The estate file has no promotion path</source>
        <translation>Die Bestandsdatei hat keinen Übernahmepfad</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose an API of %1</source>
        <translation>Eine API von %1 wählen</translation>
    </message>
</context>
<context>
    <name>bulkhead::OptionsPanel</name>
    <message>
        <location filename="../views/reports/optionspanel.cpp" line="+44"/>
        <source>Findings with both facts</source>
        <translation>Befunde mit beiden Tatsachen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Approvals and who signed</source>
        <translation>Genehmigungen, Signaturen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Exceptions and attestations</source>
        <translation>Ausnahmen und Bestätigungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Evidence and log proofs</source>
        <translation>Nachweise und Beweise</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Same snapshot, same bytes. The export is entered in the audit log with its digest, and signed with your key.</source>
        <translation>Gleicher Schnappschuss, gleiche Bytes. Der Export wird mit seiner Prüfsumme ins Audit-Protokoll eingetragen und mit Ihrem Schlüssel signiert.</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+50"/>
        <source>This report</source>
        <translation>Dieser Bericht</translation>
    </message>
    <message>
        <location line="-43"/>
        <source>Signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Snapshots</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Facts</source>
        <translation>Tatsachen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location line="+92"/>
        <source>Writes the report to a file (Ctrl+E)</source>
        <translation>Schreibt den Bericht in eine Datei (Strg+E)</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Facts as of snapshot %1, %2</source>
        <translation>Tatsachen aus Schnappschuss %1, %2</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>There is no snapshot yet</source>
        <translation>Noch gibt es keinen Schnappschuss</translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n Gateway</numerusform>
            <numerusform>%n Gateways</numerusform>
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
            <numerusform>%n nicht vollständig gelesen</numerusform>
            <numerusform>%n nicht vollständig gelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::OverviewPage</name>
    <message numerus="yes">
        <location filename="../views/overview/overviewpage.cpp" line="+123"/>
        <source>%n gateway(s)</source>
        <translation>
            <numerusform>%n Gateway</numerusform>
            <numerusform>%n Gateways</numerusform>
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
    <message>
        <location line="+1"/>
        <source>snapshot %1, %2</source>
        <translation>Momentaufnahme %1, %2</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The estate</source>
        <translation>Der Bestand</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No gateway is connected yet.</source>
        <translation>Noch ist kein Gateway verbunden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bulkhead reads the admin APIs of your gateways. It changes nothing when it reads.</source>
        <translation>Bulkhead liest die Admin-APIs der Gateways. Beim Lesen ändert es nichts.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Add a gateway</source>
        <translation>Gateway hinzufügen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reading the store</source>
        <translation>Speicher wird gelesen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing was read yet.</source>
        <translation>Noch wurde nichts gelesen.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n gateway(s) are configured. The first sync reads them and changes nothing on them.</source>
        <translation>
            <numerusform>%n Gateway ist eingerichtet. Die erste Synchronisation liest es und ändert nichts daran.</numerusform>
            <numerusform>%n Gateways sind eingerichtet. Die erste Synchronisation liest sie und ändert nichts daran.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sync</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <location filename="../views/overview/overviewpage.h" line="+31"/>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>bulkhead::PageView</name>
    <message>
        <location filename="../views/reports/pageview.cpp" line="+35"/>
        <source>Pages of the report</source>
        <translation>Seiten des Berichts</translation>
    </message>
    <message>
        <location line="+172"/>
        <source>The page cannot be drawn. %1</source>
        <translation>Die Seite kann nicht gezeichnet werden. %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Drawing page %1</source>
        <translation>Seite %1 wird gezeichnet</translation>
    </message>
</context>
<context>
    <name>bulkhead::PairButton</name>
    <message>
        <location filename="../views/shell/pairbutton.cpp" line="+73"/>
        <source>Pair: %1</source>
        <extracomment>Read aloud: the two environments that the screens compare.</extracomment>
        <translation>Paar: %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
</context>
<context>
    <name>bulkhead::PairTabs</name>
    <message>
        <location filename="../views/wall/pairtabs.cpp" line="+89"/>
        <source>Pairs of environments</source>
        <translation>Paare von Umgebungen</translation>
    </message>
</context>
<context>
    <name>bulkhead::PairsPanel</name>
    <message>
        <location filename="../views/overview/pairspanel.cpp" line="+95"/>
        <source>APIs by pair of environments</source>
        <translation>APIs nach Umgebungspaar</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>There is no pair: the estate needs a sandbox and a production environment.</source>
        <translation>Es gibt kein Paar: Der Bestand braucht eine Sandbox- und eine Produktionsumgebung.</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>bulkhead::PeoplePage</name>
    <message>
        <location filename="../views/settings/peoplepage.cpp" line="+43"/>
        <location line="+45"/>
        <source>People and keys</source>
        <translation>Personen und Schlüssel</translation>
    </message>
    <message>
        <location line="-35"/>
        <source>Add person…</source>
        <translation>Person hinzufügen …</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>My key</source>
        <translation>Mein Schlüssel</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+134"/>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Policy %1</source>
        <translation>Richtlinie %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Load it again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The audit log is being read.</source>
        <translation>Das Audit-Protokoll wird gelesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The audit log is damaged, so nobody can tell who may do what.</source>
        <translation>Das Audit-Protokoll ist beschädigt, daher kann niemand sagen, wer was darf.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Verify the log on the Audit screen, and keep the store as it is.</source>
        <translation>Das Protokoll in der Ansicht „Audit“ prüfen und den Speicher lassen, wie er ist.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nobody has a key yet.</source>
        <translation>Noch hat niemand einen Schlüssel.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Until somebody has, the log only names users of the operating system, and nothing in it is signed. The first person makes a key, becomes admin and adds the others.</source>
        <translation>Bis dahin nennt das Protokoll nur Benutzer des Betriebssystems, und nichts darin ist signiert. Die erste Person erzeugt einen Schlüssel, wird Admin und fügt die anderen hinzu.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Make my key and become admin…</source>
        <translation>Meinen Schlüssel erzeugen und Admin werden …</translation>
    </message>
</context>
<context>
    <name>bulkhead::PeopleTable</name>
    <message>
        <location filename="../views/settings/peopletable.cpp" line="+52"/>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <location line="+92"/>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>bulkhead::PeriodField</name>
    <message>
        <location filename="../views/reports/periodfield.cpp" line="+36"/>
        <source>from</source>
        <extracomment>Before the first of two dates.</extracomment>
        <translation>von</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This quarter</source>
        <translation>Dieses Quartal</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Last quarter</source>
        <translation>Letztes Quartal</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>From one day to another</source>
        <translation>Von Tag zu Tag</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>d MMM yyyy</source>
        <extracomment>Qt date format for a field: day, short month, year.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <location line="-20"/>
        <source>to</source>
        <extracomment>Between two dates: from one to the other.</extracomment>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>bulkhead::PersonButton</name>
    <message>
        <location filename="../views/shell/personbutton.cpp" line="+65"/>
        <source>not signed in</source>
        <translation>nicht angemeldet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>only as %1</source>
        <translation>nur als %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 is the user of this operating system. Reading needs no person.</source>
        <translation>%1 ist der Benutzer dieses Betriebssystems. Zum Lesen braucht es keine Person.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Person: %1, %2</source>
        <extracomment>Read aloud: who uses this window, and their roles.</extracomment>
        <translation>Person: %1, %2</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>View as</source>
        <translation>Ansehen als</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All my roles</source>
        <translation>Alle meine Rollen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Sign in as somebody else…</source>
        <translation>Als jemand anderes anmelden …</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+14"/>
        <source>People and keys</source>
        <translation>Personen und Schlüssel</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Sign in…</source>
        <translation>Anmelden …</translation>
    </message>
</context>
<context>
    <name>bulkhead::PersonDetails</name>
    <message>
        <location filename="../views/settings/persondetails.cpp" line="+54"/>
        <source>Change roles…</source>
        <translation>Rollen ändern …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Retire…</source>
        <translation>Ausscheiden lassen …</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Details of the person</source>
        <translation>Einzelheiten der Person</translation>
    </message>
    <message>
        <location line="+91"/>
        <source>since %1</source>
        <extracomment>Below a person&apos;s name: since which entry of the log they are there.</extracomment>
        <translation>seit %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>retired at %1</source>
        <translation>ausgeschieden mit %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>None any more. What %1 signed before still counts.</source>
        <translation>Keine mehr. Was %1 früher signiert hat, gilt weiter.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>taken as the first person at %1</source>
        <translation>als erste Person übernommen mit %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>from %1 at %2</source>
        <translation>von %1 mit %2</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Copy the key id</source>
        <translation>Schlüssel-ID kopieren</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>In use since %1.</source>
        <translation>In Gebrauch seit %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In use since %1, entered by %2.</source>
        <translation>In Gebrauch seit %1, eingetragen von %2.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Keys before</source>
        <translation>Frühere Schlüssel</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Nobody changes their own roles. Another admin can.</source>
        <translation>Niemand ändert die eigenen Rollen. Ein anderer Admin kann es.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your own key is changed under My key.</source>
        <translation>Der eigene Schlüssel wird unter „Mein Schlüssel“ gewechselt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 is the last admin. Make somebody else an admin everywhere first.</source>
        <translation>%1 ist der letzte Admin. Zuerst jemand anderen überall zum Admin machen.</translation>
    </message>
</context>
<context>
    <name>bulkhead::PlanDelegate</name>
    <message>
        <location filename="../views/promotions/plandelegate.cpp" line="+74"/>
        <source>0, nothing is removed</source>
        <translation>0, nichts wird entfernt</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>not there</source>
        <extracomment>An object or a value that production does not have.</extracomment>
        <translation>nicht vorhanden</translation>
    </message>
    <message numerus="yes">
        <location line="+33"/>
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n Kommentar</numerusform>
            <numerusform>%n Kommentare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::PlanPanel</name>
    <message>
        <location filename="../views/promotions/planpanel.cpp" line="+71"/>
        <source>What of the plan is shown</source>
        <translation>Was vom Plan gezeigt wird</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+15"/>
        <source>Mapping</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <location line="-6"/>
        <location line="+4"/>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Full diff</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>What the plan changes</source>
        <translation>Was der Plan ändert</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 now</source>
        <translation>%1 jetzt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 after</source>
        <translation>%1 danach</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n step(s) on %1</source>
        <translation>
            <numerusform>%n Schritt auf %1</numerusform>
            <numerusform>%n Schritte auf %1</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Full diff %1</source>
        <translation>Vergleich %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Mapping %1</source>
        <translation>Zuordnung %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::PolicyPanel</name>
    <message>
        <location filename="../views/settings/policypanel.cpp" line="+25"/>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the estate file says of environments, gateways, APIs, isolation, groups and promotions is policy: it counts when an admin has accepted it with a signature. Reading and checking go on with a file that nobody accepted; promotions do not.</source>
        <translation>Was die Bestandsdatei über Umgebungen, Gateways, APIs, Isolation, Gruppen und Übernahmen sagt, ist Richtlinie: Sie gilt, wenn ein Admin sie mit einer Signatur akzeptiert hat. Lesen und Prüfen gehen mit einer Datei weiter, die niemand akzeptiert hat; Übernahmen nicht.</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+176"/>
        <source>Accept…</source>
        <translation>Akzeptieren …</translation>
    </message>
    <message>
        <location line="-119"/>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>as accepted at %1</source>
        <translation>wie akzeptiert mit %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>accepted at %1, not in the file any more</source>
        <translation>akzeptiert mit %1, nicht mehr in der Datei</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>changed since it was accepted at %1</source>
        <translation>nach dem Akzeptieren mit %1 geändert</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>new, accepted by nobody yet</source>
        <translation>neu, noch von niemandem akzeptiert</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>accepted</source>
        <translation>akzeptiert</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>not accepted</source>
        <translation>nicht akzeptiert</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>What becomes looser</source>
        <translation>Was lockerer wird</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>So it takes two people: one admin proposes it, and another admin or an approver accepts the same file. Neither may have given the other their key or role.</source>
        <translation>Daher braucht es zwei Personen: Ein Admin schlägt sie vor, und ein anderer Admin oder ein Approver akzeptiert dieselbe Datei. Keine von beiden darf der anderen Schlüssel oder Rolle gegeben haben.</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>Nobody can accept a policy yet.</source>
        <translation>Noch kann niemand eine Richtlinie akzeptieren.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The first person who gets a key accepts the estate file as it stands.</source>
        <translation>Die erste Person mit einem Schlüssel akzeptiert die Bestandsdatei, wie sie ist.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is as it was accepted.</source>
        <translation>%1 entspricht dem Akzeptierten.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 proposed this file at %2.</source>
        <translation>%1 hat diese Datei mit %2 vorgeschlagen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It is looser than what is accepted, so it waits for a second person.</source>
        <translation>Sie ist lockerer als das Akzeptierte und wartet daher auf eine zweite Person.</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n section(s) of %1 are not as accepted.</source>
        <translation>
            <numerusform>%n Abschnitt von %1 weicht vom Akzeptierten ab.</numerusform>
            <numerusform>%n Abschnitte von %1 weichen vom Akzeptierten ab.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Something becomes looser, so a second person is needed.</source>
        <translation>Etwas wird lockerer, daher braucht es eine zweite Person.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>You proposed it. Another admin or an approver has to accept it.</source>
        <translation>Der Vorschlag stammt von Ihnen. Ein anderer Admin oder ein Approver muss ihn akzeptieren.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Propose…</source>
        <translation>Vorschlagen …</translation>
    </message>
</context>
<context>
    <name>bulkhead::PreviewPanel</name>
    <message>
        <location filename="../views/reports/previewpanel.cpp" line="+37"/>
        <location line="+185"/>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <location line="-183"/>
        <source>Previous page (Page Up)</source>
        <translation>Vorige Seite (Bild auf)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next page (Page Down)</source>
        <translation>Nächste Seite (Bild ab)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is shown of the report</source>
        <translation>Was vom Bericht gezeigt wird</translation>
    </message>
    <message>
        <location line="+61"/>
        <location line="+70"/>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <location line="-69"/>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Making the report</source>
        <translation>Der Bericht wird erstellt</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>The report was not made: it was cancelled.</source>
        <translation>Der Bericht wurde nicht erstellt, es wurde abgebrochen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+112"/>
        <source>Make it</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <location line="-110"/>
        <source>The report cannot be made.</source>
        <translation>Der Bericht kann nicht erstellt werden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The report</source>
        <translation>Der Bericht</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Isolation could not be checked, so there is nothing to report.</source>
        <translation>Die Isolation konnte nicht geprüft werden, daher gibt es nichts zu berichten.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The estate</source>
        <translation>Der Bestand</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The gateways are being read.</source>
        <translation>Die Gateways werden gelesen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A report can be made as soon as they are.</source>
        <translation>Sobald sie gelesen sind, kann ein Bericht erstellt werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing was read yet.</source>
        <translation>Noch wurde nichts gelesen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A report speaks of what the gateways say. A sync reads them and changes nothing.</source>
        <translation>Ein Bericht spricht von dem, was die Gateways sagen. Eine Synchronisation liest sie und ändert nichts.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sync</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Isolation is being checked.</source>
        <translation>Die Isolation wird geprüft.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A report can be made as soon as it is.</source>
        <translation>Sobald sie geprüft ist, kann ein Bericht erstellt werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no pair to report on.</source>
        <translation>Es gibt kein Paar, über das zu berichten wäre.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The estate needs a sandbox and a production environment.</source>
        <translation>Der Bestand braucht eine Sandbox- und eine Produktionsumgebung.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The report is being made.</source>
        <translation>Der Bericht wird erstellt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no report to look at.</source>
        <translation>Es gibt keinen Bericht anzusehen.</translation>
    </message>
</context>
<context>
    <name>bulkhead::ProgressStrip</name>
    <message>
        <location filename="../views/widgets/progressstrip.cpp" line="+20"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>%1 s</source>
        <extracomment>Time since the work began, in whole seconds.</extracomment>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>bulkhead::PromoteAction</name>
    <message>
        <location filename="../views/catalog/promoteaction.cpp" line="+35"/>
        <source>Promote…</source>
        <translation>Übernehmen…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Promote %1…</source>
        <translation>%1 übernehmen…</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>Promote %n API(s)…</source>
        <translation>
            <numerusform>%n API übernehmen…</numerusform>
            <numerusform>%n APIs übernehmen…</numerusform>
        </translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Choose an API in the list first.</source>
        <translation>Wählen Sie zuerst eine API in der Liste.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1 is in no environment that a promotion begins in.</source>
        <translation>%1 ist in keiner Umgebung, in der eine Übernahme beginnt.</translation>
    </message>
</context>
<context>
    <name>bulkhead::PromotionCardDelegate</name>
    <message>
        <location filename="../views/promotions/promotioncarddelegate.cpp" line="+145"/>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message numerus="yes">
        <location line="+35"/>
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 von %n Schritt</numerusform>
            <numerusform>%1 von %n Schritten</numerusform>
        </translation>
    </message>
    <message>
        <location line="+13"/>
        <source>needs a person</source>
        <translation>braucht jemanden</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>%1, glass broken</source>
        <translation>%1, Notfall</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%1 of %n approval(s)</source>
        <translation>
            <numerusform>%1 von %n Genehmigung</numerusform>
            <numerusform>%1 von %n Genehmigungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::PromotionNotices</name>
    <message numerus="yes">
        <location filename="../app/console/promotionnotices.cpp" line="+52"/>
        <source>%n promotion(s) wait for you</source>
        <translation>
            <numerusform>%n Übernahme wartet auf Sie</numerusform>
            <numerusform>%n Übernahmen warten auf Sie</numerusform>
        </translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Each of them can be signed by you.</source>
        <translation>Jede davon können Sie signieren.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+9"/>
        <location line="+8"/>
        <source>Review</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>%1 waits for your approval</source>
        <translation>%1 wartet auf Ihre Genehmigung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 asked for it to go to %2: %3</source>
        <translation>%1 hat die Übernahme nach %2 beantragt: %3</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The glass was broken for %1</source>
        <translation>Notfallfreigabe für %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 applied it to %2 without the approvals: %3</source>
        <translation>%1 hat die Übernahme ohne Genehmigungen auf %2 angewendet: %3</translation>
    </message>
</context>
<context>
    <name>bulkhead::PromotionsPage</name>
    <message>
        <location filename="../views/promotions/promotionspage.cpp" line="+50"/>
        <source>How promotions are shown</source>
        <translation>Wie Übernahmen gezeigt werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Which promotions are shown</source>
        <translation>Welche Übernahmen gezeigt werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+187"/>
        <source>New promotion</source>
        <translation>Neue Übernahme</translation>
    </message>
    <message>
        <location line="-156"/>
        <source>Board</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <location line="+97"/>
        <source>The promotions could not be read again.</source>
        <translation>Die Übernahmen konnten nicht erneut gelesen werden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What you see is what was read before.</source>
        <translation>Was Sie sehen, wurde früher gelesen.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Waits for me %1</source>
        <translation>Wartet auf mich %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mine %1</source>
        <translation>Meine %1</translation>
    </message>
    <message>
        <location line="-113"/>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Make a plan for one API or several (Ctrl+N)</source>
        <translation>Einen Plan für eine oder mehrere APIs erstellen (Strg+N)</translation>
    </message>
    <message>
        <location line="+134"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The promotions are being read.</source>
        <translation>Die Übernahmen werden gelesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing waits for you.</source>
        <translation>Nichts wartet auf Sie.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>You have asked for nothing.</source>
        <translation>Sie haben nichts beantragt.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No promotion path is there yet.</source>
        <translation>Noch gibt es keinen Übernahmepfad.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The estate file says under promotion.paths from which environment to which APIs go, how values are mapped, and who approves.</source>
        <translation>Die Bestandsdatei sagt unter promotion.paths, von welcher Umgebung in welche APIs gehen, wie Werte zugeordnet werden und wer genehmigt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nobody could approve yet: there are no people with keys.</source>
        <translation>Noch könnte niemand genehmigen: Es gibt keine Personen mit Schlüssel.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The first person makes a key in the settings, and adds the others.</source>
        <translation>Die erste Person erzeugt in den Einstellungen einen Schlüssel und fügt die anderen hinzu.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>People and keys</source>
        <translation>Personen und Schlüssel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing was asked for yet.</source>
        <translation>Noch wurde nichts beantragt.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>A plan compares an API in the sandbox with production, and changes nothing until it is approved and applied.</source>
        <translation>Ein Plan vergleicht eine API in der Sandbox mit der Produktion und ändert nichts, bis er genehmigt und angewendet ist.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Freeze of %1 until %2: %3.</source>
        <translation>Sperrzeit für %1 bis %2: %3.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Freeze of %1 from %2 to %3: %4.</source>
        <translation>Sperrzeit für %1 von %2 bis %3: %4.</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>the catalog does not have %1 any more</source>
        <translation>der Katalog hat %1 nicht mehr</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>choose again, or drop the draft</source>
        <translation>neu wählen oder den Entwurf verwerfen</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>New promotion…</source>
        <translation>Neue Übernahme …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Promotions that wait for me</source>
        <translation>Übernahmen, die auf mich warten</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Figures of promotions</source>
        <translation>Zahlen der Übernahmen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>promotion %1, %2</source>
        <translation>Übernahme %1, %2</translation>
    </message>
    <message>
        <location line="+99"/>
        <source>Promotions are shown as they stand now, not as of %1.</source>
        <translation>Übernahmen werden so gezeigt, wie sie jetzt stehen, nicht wie am %1.</translation>
    </message>
    <message>
        <location filename="../views/promotions/promotionspage.h" line="+30"/>
        <source>Promotions</source>
        <translation>Übernahmen</translation>
    </message>
</context>
<context>
    <name>bulkhead::ReasonDialog</name>
    <message>
        <location filename="../views/isolation/reasondialog.cpp" line="+36"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Say why</source>
        <translation>Angeben, warum</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>It was not recorded.</source>
        <translation>Es wurde nicht protokolliert.</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>It is being recorded</source>
        <translation>Es wird protokolliert</translation>
    </message>
</context>
<context>
    <name>bulkhead::RecordDecisions</name>
    <message>
        <location filename="../views/isolation/recorddecisions.cpp" line="+77"/>
        <source>Approve…</source>
        <translation>Genehmigen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reject…</source>
        <translation>Ablehnen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Revoke…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Counter-sign…</source>
        <translation>Gegenzeichnen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Withdraw…</source>
        <translation>Zurückziehen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Renew…</source>
        <translation>Erneuern …</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>You look at the past. Go back to now to sign anything.</source>
        <translation>Sie sehen die Vergangenheit. Gehen Sie zurück zu jetzt, um etwas zu unterschreiben.</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>You asked for it. Somebody else approves it.</source>
        <translation>Sie haben sie beantragt. Jemand anders genehmigt sie.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You own it. Somebody else approves it.</source>
        <translation>Sie stehen dafür ein. Jemand anders genehmigt sie.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You belong to %1, which owns it. Somebody else approves it.</source>
        <translation>Sie gehören zu %1, das dafür einsteht. Jemand anderes genehmigt sie.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You have approved it. It needs another person too.</source>
        <translation>Sie haben sie genehmigt. Es braucht noch eine andere Person.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>It is a renewal already, and that goes once. Remedy the finding.</source>
        <translation>Sie ist schon eine Erneuerung, und das geht einmal. Beheben Sie den Befund.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Its renewal was asked for already.</source>
        <translation>Ihre Erneuerung wurde schon beantragt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 allows no exception any more.</source>
        <translation>%1 erlaubt keine Ausnahme mehr.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>You attested it. Somebody else signs second.</source>
        <translation>Sie haben bestätigt. Jemand anders zeichnet gegen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Its time is over. Attest it anew.</source>
        <translation>Ihre Zeit ist vorbei. Bestätigen Sie neu.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>%1 asked for it: %2 Until %3 the finding reads as accepted. It stays a fail. You sign this with your key.</source>
        <translation>%1 hat sie beantragt: %2 Bis %3 gilt der Befund als hingenommen. Er bleibt nicht bestanden. Sie signieren das mit Ihrem Schlüssel.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Accept the finding of %1?</source>
        <translation>Den Befund von %1 hinnehmen?</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Approve and sign</source>
        <translation>Genehmigen und signieren</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Reject the exception</source>
        <translation>Die Ausnahme ablehnen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Revoke the exception</source>
        <translation>Die Ausnahme widerrufen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nobody can approve it any more; it can be asked for anew.</source>
        <translation>Niemand kann sie mehr genehmigen; sie kann neu beantragt werden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The finding is not accepted any more, from now on.</source>
        <translation>Der Befund ist von jetzt an nicht mehr hingenommen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message numerus="yes">
        <location line="+21"/>
        <source>%1 attests it, until %2, for %n API(s). You sign second, with your key.</source>
        <translation>
            <numerusform>%1 bestätigt es, bis %2, für %n API. Sie unterschreiben als Zweiter, mit Ihrem Schlüssel.</numerusform>
            <numerusform>%1 bestätigt es, bis %2, für %n APIs. Sie unterschreiben als Zweiter, mit Ihrem Schlüssel.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Withdraw the evidence</source>
        <translation>Den Nachweis zurückziehen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>It proves nothing any more, from now on. What it said against %1 stays until newer evidence says otherwise.</source>
        <translation>Er beweist von jetzt an nichts mehr. Was er gegen %1 sagte, bleibt, bis ein neuerer Nachweis anderes sagt.</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>Sign the attestation of %1?</source>
        <translation>Die Bestätigung von %1 gegenzeichnen?</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Counter-sign</source>
        <translation>Gegenzeichnen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Withdraw the attestation</source>
        <translation>Die Bestätigung zurückziehen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The control is not attested any more, from now on.</source>
        <translation>Die Kontrolle ist von jetzt an nicht mehr bestätigt.</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+8"/>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
</context>
<context>
    <name>bulkhead::RecordView</name>
    <message>
        <location filename="../views/audit/recordview.cpp" line="+71"/>
        <source>Record of the entry</source>
        <translation>Datensatz des Eintrags</translation>
    </message>
</context>
<context>
    <name>bulkhead::RenewDialog</name>
    <message>
        <location filename="../views/isolation/exceptiondialog.cpp" line="+5"/>
        <source>Renew the exception</source>
        <translation>Die Ausnahme erneuern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It can go on once, for those of its findings that are still there. Somebody has to approve it who did not ask for it, does not own it, and has not approved it before.</source>
        <translation>Sie kann einmal weitergehen, für jene ihrer Befunde, die noch da sind. Genehmigen muss sie jemand, der sie nicht beantragt hat, nicht zuständig ist und sie nicht schon genehmigt hat.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for it</source>
        <translation>Beantragen</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Left empty, the reason stays: %1</source>
        <translation>Bleibt das Feld leer, gilt der Grund weiter: %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Until the end of</source>
        <extracomment>Of an exception; a date.</extracomment>
        <translation>Bis zum Ende des</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>At the latest %1</source>
        <translation>Spätestens %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The renewal was not asked for.</source>
        <translation>Die Erneuerung wurde nicht beantragt.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>It is being recorded</source>
        <translation>Es wird protokolliert</translation>
    </message>
</context>
<context>
    <name>bulkhead::ReplaceKeyDialog</name>
    <message>
        <location filename="../views/settings/persondialogs.cpp" line="+4"/>
        <source>Replace the key of %1</source>
        <translation>Schlüssel von %1 ersetzen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For a key that is lost or in wrong hands. Nothing signed with the old one counts from then on; what it signed before does.</source>
        <translation>Für einen Schlüssel, der verloren oder in falschen Händen ist. Was danach mit dem alten signiert wird, gilt nicht; was er vorher signiert hat, gilt weiter.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Replace key</source>
        <translation>Schlüssel ersetzen</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>This is the key that is in use already</source>
        <translation>Das ist der Schlüssel, der schon in Gebrauch ist</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Writing the entry</source>
        <translation>Eintrag wird geschrieben</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 signs with the key %2 from now on.</source>
        <translation>%1 signiert ab jetzt mit dem Schlüssel %2.</translation>
    </message>
</context>
<context>
    <name>bulkhead::ReportsPage</name>
    <message>
        <location filename="../views/reports/reportspage.cpp" line="+255"/>
        <source>The report is being written.</source>
        <translation>Der Bericht wird geschrieben.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is nothing to report: no gateway was read yet.</source>
        <translation>Es gibt nichts zu berichten: Noch wurde kein Gateway gelesen.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Export the report</source>
        <translation>Den Bericht exportieren</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Saved %1.</source>
        <extracomment>A file name, and the number of the entry of the audit log.</extracomment>
        <translation>%1 ist gespeichert.</translation>
    </message>
    <message>
        <location line="-145"/>
        <location line="+145"/>
        <source>It is %1 of the log.</source>
        <translation>Das ist %1 des Protokolls.</translation>
    </message>
    <message>
        <location line="-145"/>
        <source>Version %1 is signed.</source>
        <extracomment>A version of the boundary document, and the number of the entry of the audit log.</extracomment>
        <translation>Fassung %1 ist unterschrieben.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The document was not signed.</source>
        <translation>Das Dokument wurde nicht unterschrieben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The boundaries changed meanwhile. Look at them again, and sign those.</source>
        <translation>Die Grenzen haben sich inzwischen geändert. Sehen Sie sie noch einmal an, und unterschreiben Sie diese.</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>version %1 is signed</source>
        <extracomment>Below the name of the boundary document: the newest version that was signed.</extracomment>
        <translation>Fassung %1 ist unterschrieben</translation>
    </message>
    <message>
        <location line="+94"/>
        <source>The document is being signed.</source>
        <translation>Das Dokument wird unterschrieben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Only the boundaries as they are now can be signed. Go back to now first.</source>
        <translation>Unterschreiben lassen sich nur die Grenzen, wie sie jetzt sind. Gehen Sie erst zurück zu jetzt.</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The export was cancelled.</source>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The report was not exported.</source>
        <translation>Der Bericht wurde nicht exportiert.</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Export the report…</source>
        <translation>Den Bericht exportieren …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Report: page</source>
        <translation>Bericht: Seite</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Report: requirements and what is behind them</source>
        <translation>Bericht: Anforderungen und was dahinter steht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What changed between two dates</source>
        <translation>Was sich zwischen zwei Zeitpunkten geändert hat</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Boundary document</source>
        <translation>Grenzdokument</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>History of exported reports</source>
        <translation>Verlauf der exportierten Berichte</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Report: %1</source>
        <translation>Bericht: %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Framework</source>
        <translation>Regelwerk</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Reports are made as of %1, with what the log held then. The history lists all exports.</source>
        <translation>Berichte werden nach dem Stand vom %1 erstellt, mit dem, was das Protokoll damals enthielt. Der Verlauf zeigt alle Exporte.</translation>
    </message>
    <message>
        <location filename="../views/reports/reportspage.h" line="+27"/>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
</context>
<context>
    <name>bulkhead::RequestView</name>
    <message>
        <location filename="../views/promotions/requestview.cpp" line="+62"/>
        <source>Promotions</source>
        <translation>Übernahmen</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Promotion</source>
        <translation>Übernahme</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>Back to all promotions (Esc)</source>
        <translation>Zurück zu allen Übernahmen (Esc)</translation>
    </message>
    <message>
        <location line="+133"/>
        <source>Asked by %1, %2</source>
        <translation>Beantragt von %1, %2</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Waits for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>You have a part in it, so somebody else has to waive it.</source>
        <translation>Sie sind daran beteiligt, daher muss jemand anderes die Ausnahme erteilen.</translation>
    </message>
    <message>
        <location line="+11"/>
        <location line="+4"/>
        <source>The glass was broken by %1: %2</source>
        <translation>Notfallfreigabe durch %1: %2</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Its review is overdue since %1. Nothing else is approved or applied there before two people have reviewed it.</source>
        <translation>Die Nachprüfung ist seit %1 überfällig. Dort wird nichts anderes genehmigt oder angewendet, bevor zwei Personen sie nachgeprüft haben.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Two people have to review it until %1; %n has.</source>
        <translation>
            <numerusform>Zwei Personen müssen sie bis %1 nachprüfen; %n hat es getan.</numerusform>
            <numerusform>Zwei Personen müssen sie bis %1 nachprüfen; %n haben es getan.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Reviewed by %1.</source>
        <translation>Nachgeprüft von %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It was asked for although a gate says no: %1.</source>
        <translation>Die Übernahme wurde beantragt, obwohl ein Gate nein sagt: %1.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Somebody else has to waive that before it can be approved.</source>
        <translation>Jemand anderes muss dafür eine Ausnahme erteilen, bevor sie genehmigt werden kann.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Void: what it was asked for has changed.</source>
        <translation>Nichtig: Wofür sie beantragt war, hat sich geändert.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>This deletes %n object(s) in %1.</source>
        <translation>
            <numerusform>Das löscht %n Objekt in %1.</numerusform>
            <numerusform>Das löscht %n Objekte in %1.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>They come first in the plan below.</source>
        <translation>Im Plan unten stehen sie zuerst.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Not asked for yet</source>
        <translation>Noch nicht beantragt</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <location line="+72"/>
        <source>The reason of a promotion that was not asked for yet would be lost.</source>
        <translation>Der Grund einer noch nicht beantragten Übernahme ginge verloren.</translation>
    </message>
</context>
<context>
    <name>bulkhead::RequestsTable</name>
    <message>
        <location filename="../views/promotions/requeststable.cpp" line="+32"/>
        <source>%1, glass broken</source>
        <translation>%1, Notfall</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Asked by</source>
        <translation>Beantragt von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Approvals</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Search APIs, people, ids</source>
        <translation>APIs, Personen, IDs suchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>All promotions</source>
        <translation>Alle Übernahmen</translation>
    </message>
    <message numerus="yes">
        <location line="+55"/>
        <source>%n promotion(s)</source>
        <translation>
            <numerusform>%n Übernahme</numerusform>
            <numerusform>%n Übernahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%1 of %n promotion(s)</source>
        <translation>
            <numerusform>%1 von %n Übernahme</numerusform>
            <numerusform>%1 von %n Übernahmen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No promotion here.</source>
        <translation>Keine Übernahme hier.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No promotion has &quot;%1&quot; in its API, people, environments or id.</source>
        <translation>Keine Übernahme hat „%1“ in API, Personen, Umgebungen oder ID.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>bulkhead::RequirementView</name>
    <message>
        <location filename="../views/reports/requirementview.cpp" line="+67"/>
        <source>Requirement, in our words</source>
        <translation>Anforderung, in unseren Worten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>%1: %2</source>
        <extracomment>A fact of a finding: gateway, what it is and its name, field.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>until %1</source>
        <extracomment>A finding that somebody accepted for a while; a date.</extracomment>
        <translation>bis %1</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>for the assessor</source>
        <translation>für den Prüfer</translation>
    </message>
    <message numerus="yes">
        <location line="-18"/>
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 and %2 more</source>
        <extracomment>Ids of controls, and how many there are beside them.</extracomment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>%Ln fail(s)</source>
        <translation>
            <numerusform>%Ln nicht bestanden</numerusform>
            <numerusform>%Ln nicht bestanden</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1, %2 accepted</source>
        <extracomment>How many findings fail, and how many of them are accepted for a while.</extracomment>
        <translation>%1, %2 hingenommen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Only what does not pass</source>
        <translation>Nur was nicht bestanden ist</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Requirements and what is behind them</source>
        <translation>Anforderungen und was dahinter steht</translation>
    </message>
    <message>
        <location line="+108"/>
        <source>Everything that a control supports passes.</source>
        <translation>Alles, was eine Kontrolle stützt, ist bestanden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show all requirements</source>
        <translation>Alle Anforderungen zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing was judged yet.</source>
        <translation>Noch wurde nichts beurteilt.</translation>
    </message>
</context>
<context>
    <name>bulkhead::RetireDialog</name>
    <message>
        <location filename="../views/settings/persondialogs.cpp" line="+4"/>
        <source>Retire %1?</source>
        <translation>%1 ausscheiden lassen?</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Their key and all their roles end. What they signed before keeps counting, and the name is never used again. This cannot be taken back.</source>
        <translation>Schlüssel und alle Rollen dieser Person enden. Früher Signiertes gilt weiter, und der Name wird nie wieder verwendet. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Retire</source>
        <translation>Ausscheiden lassen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Writing the entry</source>
        <translation>Eintrag wird geschrieben</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 is retired.</source>
        <translation>%1 ist ausgeschieden.</translation>
    </message>
</context>
<context>
    <name>bulkhead::Rights</name>
    <message>
        <location filename="../views/presentation/rights.cpp" line="+50"/>
        <source>This takes a person who signs it, and nobody has a key yet. Make yours in the settings, under People and keys.</source>
        <translation>Das braucht eine Person, die es signiert, und noch hat niemand einen Schlüssel. Ihren in den Einstellungen unter „Personen und Schlüssel“ erzeugen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This takes a person who signs it. Sign in first.</source>
        <translation>Das braucht eine Person, die es signiert. Zuerst anmelden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This takes the signature of a person with the role %1. Sign in as one.</source>
        <translation>Das braucht die Signatur einer Person mit der Rolle %1. Als eine solche anmelden.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>You look at this window as %1. Choose all your roles in the menu of your name to do this.</source>
        <translation>Sie sehen dieses Fenster als %1. Dafür im Menü Ihres Namens alle Ihre Rollen wählen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This takes the role %1; you have %2. An admin can grant it.</source>
        <translation>Das braucht die Rolle %1; Sie haben %2. Ein Admin kann sie erteilen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This takes the role %1 in %2; you have %3. An admin can grant it.</source>
        <translation>Das braucht die Rolle %1 in %2; Sie haben %3. Ein Admin kann sie erteilen.</translation>
    </message>
</context>
<context>
    <name>bulkhead::RolesForm</name>
    <message>
        <location filename="../views/settings/rolesform.cpp" line="+100"/>
        <location line="+25"/>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message numerus="yes">
        <location line="-20"/>
        <source>in %n environment(s)</source>
        <translation>
            <numerusform>in %n Umgebung</numerusform>
            <numerusform>in %n Umgebungen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1: %2</source>
        <extracomment>Read aloud: a role and where it holds.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::RotateKeyDialog</name>
    <message>
        <location filename="../views/settings/keydialogs.cpp" line="-119"/>
        <source>Rotate my key</source>
        <translation>Meinen Schlüssel wechseln</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A new key is made, and the one you have now signs that you go over to it. The old one signs nothing any more; keep it or delete it.</source>
        <translation>Ein neuer Schlüssel wird erzeugt, und der jetzige signiert, dass Sie zu ihm wechseln. Der alte signiert nichts mehr; er kann aufbewahrt oder gelöscht werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rotate key</source>
        <translation>Schlüssel wechseln</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Making the key</source>
        <translation>Schlüssel wird erzeugt</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>You sign with your new key from now on.</source>
        <translation>Sie signieren ab jetzt mit Ihrem neuen Schlüssel.</translation>
    </message>
</context>
<context>
    <name>bulkhead::RunPanel</name>
    <message>
        <location filename="../views/promotions/runpanel.cpp" line="+55"/>
        <location line="+50"/>
        <source>Reading both sides</source>
        <translation>Beide Seiten werden gelesen</translation>
    </message>
    <message>
        <location line="-39"/>
        <source>Nothing was written</source>
        <translation>Nichts wurde geschrieben</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Applying</source>
        <translation>Wird angewendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Going on</source>
        <translation>Wird fortgesetzt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rolling back</source>
        <translation>Wird zurückgerollt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Breaking the glass</source>
        <translation>Notfallfreigabe läuft</translation>
    </message>
    <message numerus="yes">
        <location line="+50"/>
        <source>%n step(s) in all</source>
        <translation>
            <numerusform>%n Schritt insgesamt</numerusform>
            <numerusform>%n Schritte insgesamt</numerusform>
        </translation>
    </message>
    <message>
        <location line="+14"/>
        <source>It is what it was before, and was read back.</source>
        <translation>Alles ist wieder wie vorher und wurde zurückgelesen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>All steps are done, and were read back.</source>
        <translation>Alle Schritte sind erledigt und wurden zurückgelesen.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n step(s) were undone.</source>
        <translation>
            <numerusform>%n Schritt wurde rückgängig gemacht.</numerusform>
            <numerusform>%n Schritte wurden rückgängig gemacht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bulkhead::ScenarioBoard</name>
    <message>
        <location filename="../views/isolation/scenarioboard.cpp" line="+37"/>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Ruled out</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cannot be ruled out</source>
        <translation>Nicht auszuschließen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Could happen today</source>
        <translation>Heute möglich</translation>
    </message>
    <message numerus="yes">
        <location line="+70"/>
        <source>Because of %n fact(s):</source>
        <translation>
            <numerusform>Wegen %n Fakts:</numerusform>
            <numerusform>Wegen %n Fakten:</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every control that guards against it passes on what was read.</source>
        <translation>Jede Kontrolle dagegen besteht auf dem, was gelesen wurde.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nothing proves it, and nothing rules it out. What is not known:</source>
        <translation>Nichts beweist es, und nichts schließt es aus. Was nicht bekannt ist:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing proves it. What makes it possible:</source>
        <translation>Nichts beweist es. Was es möglich macht:</translation>
    </message>
    <message numerus="yes">
        <location line="+23"/>
        <source>and %n more, in the controls below</source>
        <translation>
            <numerusform>und %n weiterer, in den Kontrollen darunter</numerusform>
            <numerusform>und %n weitere, in den Kontrollen darunter</numerusform>
        </translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Open the facts behind it</source>
        <translation>Die Fakten dahinter öffnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+16"/>
        <source>%1: %2</source>
        <extracomment>of a button: a control&apos;s id and what it says
----------
a control&apos;s title, its verdict</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Guarded by</source>
        <translation>Davor schützen</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1. It would be decided by: %2</source>
        <extracomment>what stands before, then what would decide a control that is unknown</extracomment>
        <translation>%1. Entscheiden würde: %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::ScopeField</name>
    <message>
        <location filename="../views/reports/scopefield.cpp" line="+26"/>
        <source>Pairs of environments</source>
        <translation>Paare von Umgebungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All pairs</source>
        <translation>Alle Paare</translation>
    </message>
    <message numerus="yes">
        <location line="+112"/>
        <source>All %n pair(s)</source>
        <translation>
            <numerusform>%n Paar</numerusform>
            <numerusform>Alle %n Paare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%1 of %n pair(s)</source>
        <extracomment>Some of the pairs of environments: 2 of 3 pairs.</extracomment>
        <translation>
            <numerusform>%1 von %n Paar</numerusform>
            <numerusform>%1 von %n Paaren</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Scope: %1</source>
        <extracomment>For screen readers: what a document is of.</extracomment>
        <translation>Umfang: %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>At least one pair belongs to it</source>
        <translation>Mindestens ein Paar gehört dazu</translation>
    </message>
</context>
<context>
    <name>bulkhead::SearchField</name>
    <message>
        <location filename="../views/widgets/searchfield.cpp" line="+57"/>
        <source>%1, Backspace takes it out</source>
        <extracomment>Read aloud: a filter in front of the text, such as &quot;pair:EU&quot;.</extracomment>
        <translation>%1, die Rücktaste nimmt es heraus</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>Take the filter out</source>
        <translation>Filter herausnehmen</translation>
    </message>
</context>
<context>
    <name>bulkhead::SettingsPage</name>
    <message>
        <location filename="../views/settings/settingspage.cpp" line="+44"/>
        <location line="+61"/>
        <location line="+2"/>
        <location line="+2"/>
        <location line="+1"/>
        <location line="+1"/>
        <location line="+4"/>
        <location line="+1"/>
        <location line="+2"/>
        <location line="+1"/>
        <location filename="../views/settings/settingspage.h" line="+52"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location line="-61"/>
        <source>Gateways</source>
        <translation>Gateways</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+50"/>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <location line="-48"/>
        <location line="+54"/>
        <source>People and keys</source>
        <translation>Personen und Schlüssel</translation>
    </message>
    <message>
        <location line="-53"/>
        <location line="+48"/>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location line="-47"/>
        <source>This desk</source>
        <translation>Dieser Arbeitsplatz</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Add a gateway</source>
        <translation>Gateway hinzufügen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Test the connection of the gateway shown</source>
        <translation>Verbindung des gezeigten Gateways testen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This desk: theme, text size, language</source>
        <translation>Dieser Arbeitsplatz: Farbschema, Schriftgröße, Sprache</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>My key</source>
        <translation>Mein Schlüssel</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Accepted policy</source>
        <translation>Akzeptierte Richtlinie</translation>
    </message>
    <message>
        <location line="+74"/>
        <source>The settings are those of now. They judge the snapshot of %1 too.</source>
        <translation>Die Einstellungen sind die von jetzt. Nach ihnen wird auch der Schnappschuss vom %1 beurteilt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>What you typed for a gateway is not in the estate file yet.</source>
        <translation>Die Eingaben für ein Gateway stehen noch nicht in der Bestandsdatei.</translation>
    </message>
</context>
<context>
    <name>bulkhead::SignInDialog</name>
    <message>
        <location filename="../views/shell/signindialog.cpp" line="+44"/>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Decisions are signed with your own key. Nothing of it but your signature goes into the log.</source>
        <translation>Entscheidungen werden mit Ihrem eigenen Schlüssel signiert. Nichts davon außer Ihrer Signatur kommt in das Protokoll.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>As an admin wrote it in the log.</source>
        <translation>Wie ein Admin ihn ins Protokoll geschrieben hat.</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Type your name</source>
        <translation>Ihren Namen eingeben</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Opening the key</source>
        <translation>Schlüssel wird geöffnet</translation>
    </message>
</context>
<context>
    <name>bulkhead::SnapshotField</name>
    <message>
        <location filename="../views/reports/snapshotfield.cpp" line="+35"/>
        <source>then</source>
        <extracomment>Before the earlier of two snapshots that are compared.</extracomment>
        <translation>damals</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>now</source>
        <extracomment>Before the later of two snapshots that are compared.</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The earlier snapshot</source>
        <translation>Der frühere Schnappschuss</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The later snapshot</source>
        <translation>Der spätere Schnappschuss</translation>
    </message>
    <message>
        <location line="+76"/>
        <source>No gateway was read yet.</source>
        <translation>Noch wurde kein Gateway gelesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is only one snapshot. A second sync makes something to compare.</source>
        <translation>Es gibt nur einen Schnappschuss. Eine zweite Synchronisation schafft etwas zum Vergleichen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing had been read by the end of the period.</source>
        <translation>Bis zum Ende des Zeitraums war nichts gelesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Both are the same snapshot.</source>
        <translation>Beide sind derselbe Schnappschuss.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The earlier snapshot has to come first.</source>
        <translation>Der frühere Schnappschuss muss zuerst kommen.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1, snapshot %2</source>
        <extracomment>A moment, and the number of the snapshot then.</extracomment>
        <translation>%1, Schnappschuss %2</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Beginning of the period</source>
        <translation>Anfang des Zeitraums</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>End of the period</source>
        <translation>Ende des Zeitraums</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>%1, against %2</source>
        <extracomment>Two moments with the numbers of their snapshots, the earlier first.</extracomment>
        <translation>%1, gegen %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::SpokenHeatMap</name>
    <message>
        <location filename="../views/isolation/heatmap.cpp" line="-62"/>
        <source>API</source>
        <translation>API</translation>
    </message>
</context>
<context>
    <name>bulkhead::StatusStrip</name>
    <message>
        <location filename="../views/shell/statusstrip.cpp" line="+27"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>Loading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loading the estate</source>
        <translation>Bestand wird geladen</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>No gateway yet</source>
        <translation>Noch kein Gateway</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 of %2 gateways read</source>
        <translation>%1 von %2 Gateways gelesen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, %2 last read %3 ago</source>
        <translation>%1, Stand von %2: %3 alt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1, %2 never</source>
        <translation>%1, %2 nie</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Oldest fact: %1</source>
        <translation>Älteste Angabe: %1</translation>
    </message>
</context>
<context>
    <name>bulkhead::StepChart</name>
    <message>
        <location filename="../views/charts/stepchart.cpp" line="+209"/>
        <source>%1: %2</source>
        <extracomment>name of a line in a chart, its value</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::StorePage</name>
    <message>
        <location filename="../views/settings/storepage.cpp" line="+12"/>
        <location line="+6"/>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>What the gateways said at every sync. No secret is in it, only keyed fingerprints that mean nothing elsewhere.</source>
        <translation>Was die Gateways bei jeder Synchronisation meldeten. Darin steht kein Geheimnis, nur schlüsselgebundene Fingerabdrücke, die anderswo nichts bedeuten.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Estate file</source>
        <translation>Bestandsdatei</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One per sync. The console can be opened as of any of them, from the top bar.</source>
        <translation>Eine je Synchronisation. Die obere Leiste zeigt die Konsole mit dem Stand jeder davon.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Listed</source>
        <translation>Aufgelistet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Oldest listed</source>
        <translation>Älteste aufgelistete</translation>
    </message>
</context>
<context>
    <name>bulkhead::StoryPanel</name>
    <message>
        <location filename="../views/promotions/storypanel.cpp" line="-73"/>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1, %2: %3</source>
        <extracomment>Who, when and what: &quot;priya.raman, Sat 16:20: asked for it&quot;.</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>asked for it</source>
        <translation>hat sie beantragt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>remarked</source>
        <translation>hat kommentiert</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>rejected it</source>
        <translation>hat sie abgelehnt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>asked for changes</source>
        <translation>hat Änderungen verlangt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1, on step %2</source>
        <extracomment>A remark is on one step of the plan.</extracomment>
        <translation>%1, zu Schritt %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::SyncProgress</name>
    <message>
        <location filename="../views/shell/syncprogress.cpp" line="+21"/>
        <source>Reading the gateways</source>
        <translation>Gateways werden gelesen</translation>
    </message>
    <message numerus="yes">
        <location line="+20"/>
        <source>Reading %1: %2, %n row(s)</source>
        <translation>
            <numerusform>%1 wird gelesen: %2, %n Zeile</numerusform>
            <numerusform>%1 wird gelesen: %2, %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 of %2 gateways read</source>
        <translation>%1 von %2 Gateways gelesen</translation>
    </message>
</context>
<context>
    <name>bulkhead::TableExport</name>
    <message>
        <location filename="../views/widgets/tableexport.cpp" line="+76"/>
        <source>Export the table</source>
        <translation>Die Tabelle exportieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The table is in %1.</source>
        <translation>Die Tabelle ist in %1.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Export table…</source>
        <translation>Tabelle exportieren …</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Rows as they are shown, as CSV or JSON</source>
        <translation>Zeilen, wie sie zu sehen sind, als CSV oder JSON</translation>
    </message>
</context>
<context>
    <name>bulkhead::TimeButton</name>
    <message>
        <location filename="../views/audit/timebutton.cpp" line="+25"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Any time</source>
        <translation>Beliebige Zeit</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The last 7 days</source>
        <translation>Die letzten 7 Tage</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The last 30 days</source>
        <translation>Die letzten 30 Tage</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>From one day to another:</source>
        <translation>Von einem Tag bis zu einem anderen:</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <location line="+80"/>
        <source>since:%1</source>
        <extracomment>In front of what is typed to filter: &quot;since:19 Nov 2026&quot;.</extracomment>
        <translation>seit:%1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 to %2</source>
        <extracomment>In front of what is typed to filter: two days.</extracomment>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::TopBar</name>
    <message>
        <location filename="../views/shell/topbar.cpp" line="+111"/>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+115"/>
        <source>As of now</source>
        <translation>Stand jetzt</translation>
    </message>
    <message>
        <location line="-114"/>
        <location line="+151"/>
        <source>Sync</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <location line="-150"/>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Search or run a command</source>
        <translation>Suche, Befehle</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ctrl K</source>
        <translation>Strg K</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Top bar</source>
        <translation>Obere Leiste</translation>
    </message>
    <message>
        <location line="+102"/>
        <source>Looking at %1</source>
        <translation>Stand vom %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>snapshot %1</source>
        <translation>Nr. %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>snapshot %1, %2</source>
        <translation>Nr. %1, %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>nothing read yet</source>
        <translation>noch nichts gelesen</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Now, and every later sync</source>
        <translation>Jetzt und jede spätere Synchronisation</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1	snapshot %2</source>
        <translation>%1	Momentaufnahme %2</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>No snapshot yet: sync first</source>
        <translation>Noch keine Momentaufnahme: zuerst synchronisieren</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Cancel sync</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>What was read so far is kept</source>
        <translation>Bisher Gelesenes bleibt erhalten</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Read all gateways now (F5)</source>
        <translation>Alle Gateways jetzt lesen (F5)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no gateway to read yet</source>
        <translation>Noch gibt es kein Gateway zu lesen</translation>
    </message>
</context>
<context>
    <name>bulkhead::TopologyDetails</name>
    <message>
        <location filename="../views/topology/topologydetails.cpp" line="+36"/>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message numerus="yes">
        <location line="+55"/>
        <location line="+11"/>
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No control found anything here.</source>
        <translation>Keine Kontrolle hat hier etwas gefunden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Isolation was not judged yet.</source>
        <translation>Die Isolation wurde noch nicht beurteilt.</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Open finding</source>
        <translation>Befund öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show only this</source>
        <translation>Nur diesen zeigen</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Sandbox and production</source>
        <translation>Sandbox und Produktion</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Show each</source>
        <translation>Alle einzeln zeigen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Together here</source>
        <translation>Hier zusammengefasst</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Open in the catalog</source>
        <translation>Im Katalog öffnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open in settings</source>
        <translation>In den Einstellungen öffnen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Called by</source>
        <translation>Aufgerufen von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leads to</source>
        <translation>Führt zu</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Crosses the wall</source>
        <translation>Geht durch die Wand</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>May cross the wall</source>
        <translation>Kann durch die Wand gehen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Proven by two facts</source>
        <translation>Durch zwei Fakten bewiesen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>An indicator, no proof</source>
        <translation>Ein Anzeichen, kein Beweis</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To</source>
        <translation>Nach</translation>
    </message>
</context>
<context>
    <name>bulkhead::TopologyLegend</name>
    <message>
        <location filename="../views/topology/topologylegend.cpp" line="+18"/>
        <source>Gateway, upstream</source>
        <translation>Gateway, Upstream</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Crosses the wall</source>
        <translation>Geht durch die Wand</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>May cross</source>
        <translation>Kann durchgehen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>bulkhead::TopologyPage</name>
    <message>
        <location filename="../views/topology/topologypage.cpp" line="+170"/>
        <location filename="../views/topology/topologyparts.cpp" line="+90"/>
        <source>Crossing first</source>
        <translation>Querendes zuerst</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Nothing crosses, as far as it could be read</source>
        <translation>Nichts quert, soweit es sich lesen ließ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing crosses in what the gateways say</source>
        <translation>Nach dem, was die Gateways sagen, quert nichts</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Every other edge stays in its compartment, as far as it could be read</source>
        <translation>Jede andere Kante bleibt in ihrem Abteil, soweit es sich lesen ließ</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Laying out the topology</source>
        <translation>Die Topologie wird angeordnet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This finding is not in the newest check of the pair.</source>
        <translation>Dieser Befund ist nicht in der neuesten Prüfung des Paars.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It may be resolved, or belong to another pair.</source>
        <translation>Er ist vielleicht behoben oder gehört zu einem anderen Paar.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This pair has no gateway.</source>
        <translation>Dieses Paar hat kein Gateway.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Give its environments a gateway in the settings.</source>
        <translation>Geben Sie seinen Umgebungen in den Einstellungen ein Gateway.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <location line="+24"/>
        <location line="+2"/>
        <source>one finding</source>
        <translation>ein Befund</translation>
    </message>
    <message numerus="yes">
        <location line="+30"/>
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <location line="+97"/>
        <source>Topology: crossing first</source>
        <translation>Topologie: Querendes zuerst</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Topology: every API</source>
        <translation>Topologie: jede API</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Topology: fit</source>
        <translation>Topologie: einpassen</translation>
    </message>
    <message>
        <location filename="../views/topology/topologypage.h" line="+35"/>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <location filename="../views/topology/topologyparts.cpp" line="-59"/>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Find in graph</source>
        <translation>Im Graphen suchen</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+99"/>
        <source>Edges that cross</source>
        <translation>Querende Kanten</translation>
    </message>
    <message>
        <location line="-48"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>%1 (%2)</source>
        <extracomment>what a button does, and its key</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Fit all into the window</source>
        <translation>Alles ins Fenster einpassen</translation>
    </message>
</context>
<context>
    <name>bulkhead::TopologyView</name>
    <message>
        <location filename="../views/topology/topologyview.cpp" line="+29"/>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
</context>
<context>
    <name>bulkhead::TrendTable</name>
    <message>
        <location filename="../views/isolation/trendspanel.cpp" line="+156"/>
        <source>%1 findings, %2</source>
        <extracomment>findings of a layer, its status</extracomment>
        <translation>%1 Befunde, %2</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Proven</source>
        <translation>Bewiesen</translation>
    </message>
</context>
<context>
    <name>bulkhead::TrendsPanel</name>
    <message>
        <location line="-129"/>
        <source>Status over time</source>
        <translation>Status im Verlauf</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Findings of each layer over time</source>
        <translation>Befunde jeder Schicht im Verlauf</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kept checks</source>
        <translation>Aufbewahrte Prüfungen</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Trends</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Status of the pair</source>
        <translation>Status des Paars</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Findings: fails and warnings of each layer</source>
        <translation>Befunde: Verstöße und Warnungen jeder Schicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kept checks, newest first</source>
        <translation>Aufbewahrte Prüfungen, neueste zuerst</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>No check of this pair was kept yet.</source>
        <translation>Von diesem Paar wurde noch keine Prüfung aufbewahrt.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>One check was kept; a trend needs two.</source>
        <translation>Eine Prüfung wurde aufbewahrt; ein Verlauf braucht zwei.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every sync and every check adds a point. Looking at the past adds none.</source>
        <translation>Jeder Abgleich und jede Prüfung fügt einen Punkt hinzu. Ein Blick in die Vergangenheit keinen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
</context>
<context>
    <name>bulkhead::ValueLabel</name>
    <message>
        <location filename="../views/widgets/valuelabel.cpp" line="+43"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>bulkhead::VerifyBar</name>
    <message>
        <location filename="../views/audit/verifybar.cpp" line="+44"/>
        <source>Verify all</source>
        <translation>Alles prüfen</translation>
    </message>
    <message>
        <location line="+105"/>
        <source>Verifying the log</source>
        <translation>Protokoll wird geprüft</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>There is no entry to verify</source>
        <translation>Kein Eintrag zu prüfen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The log could not be verified.</source>
        <translation>Das Protokoll konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Not verified since this window opened.</source>
        <translation>Seit dem Öffnen dieses Fensters nicht geprüft.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Verifying reads all entries and checks every hash and every signature.</source>
        <translation>Die Prüfung liest alle Einträge und prüft jeden Hash und jede Signatur.</translation>
    </message>
    <message numerus="yes">
        <location line="+8"/>
        <source>%n newer entry(s) came since.</source>
        <translation>
            <numerusform>Seither kam %n neuerer Eintrag hinzu.</numerusform>
            <numerusform>Seither kamen %n neuere Einträge hinzu.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Log verified, entry 1.</source>
        <translation>Protokoll geprüft, Eintrag 1.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Log verified, entries 1 to %1.</source>
        <translation>Protokoll geprüft, Einträge 1 bis %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every hash holds, and every signature there is.</source>
        <translation>Jeder Hash stimmt, und jede vorhandene Signatur auch.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Not compared: a place that keeps checkpoints outside cannot be read.</source>
        <translation>Nicht verglichen: Ein Ort, der Checkpoints außerhalb aufbewahrt, kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not compared with a checkpoint kept outside: a log made anew would look the same.</source>
        <translation>Nicht mit einem außerhalb aufbewahrten Checkpoint verglichen: Ein neu angelegtes Protokoll sähe gleich aus.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Show entry %1</source>
        <translation>Eintrag %1 zeigen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Whole</source>
        <extracomment>State of the audit log.</extracomment>
        <translation>Unversehrt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Damaged</source>
        <extracomment>State of the audit log.</extracomment>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Being verified</source>
        <extracomment>State of the audit log.</extracomment>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not verified</source>
        <extracomment>State of the audit log.</extracomment>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Verifying entry %1 of %2</source>
        <translation>Eintrag %1 von %2 wird geprüft</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Done %1 in %2.</source>
        <extracomment>Moment and duration of a verification.</extracomment>
        <translation>Fertig %1, Dauer %2.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The checkpoint of size %1 kept outside agrees.</source>
        <translation>Der außen aufbewahrte Checkpoint der Größe %1 stimmt überein.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The checkpoint of size %1 kept in %2 agrees.</source>
        <translation>Der in %2 aufbewahrte Checkpoint der Größe %1 stimmt überein.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The checkpoint of size %1 kept in %2 agrees, it is of %3.</source>
        <extracomment>A checkpoint, where it is kept, and how new it is.</extracomment>
        <translation>Der in %2 aufbewahrte Checkpoint der Größe %1 stimmt überein, er ist von %3.</translation>
    </message>
</context>
<context>
    <name>bulkhead::VersionsView</name>
    <message>
        <location filename="../views/reports/versionsview.cpp" line="+61"/>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Signed</source>
        <translation>Unterschrieben</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Signed versions of the boundary document</source>
        <translation>Unterschriebene Fassungen des Grenzdokuments</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>The audit log</source>
        <translation>Das Audit-Protokoll</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The log is being read.</source>
        <translation>Das Protokoll wird gelesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No version was signed yet.</source>
        <translation>Noch wurde keine Fassung unterschrieben.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>An admin signs the boundaries as they are; the next difference makes the next version.</source>
        <translation>Ein Admin unterschreibt die Grenzen, wie sie sind; der nächste Unterschied macht die nächste Fassung.</translation>
    </message>
</context>
<context>
    <name>bulkhead::WallLegend</name>
    <message>
        <location filename="../views/wall/walllegend.cpp" line="+67"/>
        <source>Proven apart</source>
        <translation>Nachweislich getrennt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Leak, findings</source>
        <translation>Leck, Befunde</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Seep: a warning</source>
        <translation>Sickert: eine Warnung</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Not decided</source>
        <translation>Nicht entschieden</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Shared gateway</source>
        <translation>Geteiltes Gateway</translation>
    </message>
</context>
<context>
    <name>bulkhead::WallPanel</name>
    <message>
        <location filename="../views/wall/wallpanel.cpp" line="+37"/>
        <source>The wall as a table</source>
        <translation>Die Wand als Tabelle</translation>
    </message>
    <message>
        <location line="+95"/>
        <source>Governance supports the six layers: it can keep the whole from being proven, it cannot leak itself</source>
        <translation>Governance stützt die sechs Schichten: Sie kann den Beweis des Ganzen verhindern, selbst aber nicht lecken</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Show the wall</source>
        <translation>Die Wand zeigen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <location line="+27"/>
        <location line="+58"/>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>%1 proven</source>
        <translation>%1 belegt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 coverage</source>
        <translation>%1 Abdeckung</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n critical or high finding(s)</source>
        <translation>
            <numerusform>%n kritischer oder schwerer Befund</numerusform>
            <numerusform>%n kritische oder schwere Befunde</numerusform>
        </translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The last check failed.</source>
        <translation>Die letzte Prüfung ist gescheitert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What you see is of %1.</source>
        <translation>Was Sie sehen, ist vom %1.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>There is no pair: the estate needs a sandbox and a production environment.</source>
        <translation>Es gibt kein Paar: Der Bestand braucht eine Sandbox- und eine Produktionsumgebung.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Isolation is being checked.</source>
        <translation>Die Isolation wird geprüft.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Isolation could not be checked.</source>
        <translation>Die Isolation konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This pair was not checked yet.</source>
        <translation>Dieses Paar wurde noch nicht geprüft.</translation>
    </message>
</context>
<context>
    <name>bulkhead::WallTable</name>
    <message>
        <location filename="../views/wall/walltable.cpp" line="+37"/>
        <source>Seep</source>
        <translation>Sickerstelle</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Leak</source>
        <translation>Leck</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Undecided</source>
        <translation>Unentschieden</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Worst of it</source>
        <translation>Das Schlimmste davon</translation>
    </message>
</context>
<context>
    <name>bulkhead::WallWidget</name>
    <message>
        <location filename="../views/wall/wallwidget.cpp" line="+43"/>
        <source>The wall between sandbox and production</source>
        <translation>Die Wand zwischen Sandbox und Produktion</translation>
    </message>
</context>
<context>
    <name>bulkhead::WeekChart</name>
    <message>
        <location filename="../views/charts/weekchart.cpp" line="+362"/>
        <source>%1: %2</source>
        <extracomment>name of a series in a chart, its value</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bulkhead::WhyPanel</name>
    <message>
        <location filename="../views/promotions/approvalspanel.cpp" line="+28"/>
        <location line="+5"/>
        <source>Why you cannot sign</source>
        <translation>Warum Sie nicht signieren können</translation>
    </message>
    <message>
        <location line="-4"/>
        <location line="+6"/>
        <source>You do not have the role approver in %1</source>
        <translation>Sie haben in %1 nicht die Rolle approver</translation>
    </message>
    <message>
        <location line="-2"/>
        <source>You have signed</source>
        <translation>Sie haben signiert</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Why you may sign</source>
        <translation>Warum Sie signieren dürfen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You have the role approver in %1</source>
        <translation>Sie haben in %1 die Rolle approver</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You asked for it</source>
        <translation>Sie haben sie beantragt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>You did not ask for it</source>
        <translation>Sie haben sie nicht beantragt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You are an author of this API</source>
        <translation>Sie haben an dieser API geschrieben</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>You are no author of this API</source>
        <translation>Sie haben an dieser API nicht geschrieben</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Who asked for it gave you your key or your role</source>
        <translation>Ihr Schlüssel oder Ihre Rolle stammt von der Person, die sie beantragt hat</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>You are in %1, which has to sign</source>
        <translation>Sie gehören zu %1, und jemand daraus muss signieren</translation>
    </message>
</context>
</TS>
