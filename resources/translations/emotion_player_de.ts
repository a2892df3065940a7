<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutWindow</name>
    <message>
        <source>A point shows what a model predicts most listeners would say, not what you feel. If you disagree, move the song.</source>
        <translation>Ein Punkt zeigt, was die meisten Hörer nach Vorhersage eines Modells sagen würden, nicht das eigene Empfinden. Wer anderer Meinung ist, verschiebt den Titel.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>About Emotion Player</source>
        <translation>Über Emotion Player</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Emotion Player</source>
        <translation>Emotion Player</translation>
    </message>
    <message>
        <source>Emotion Player listens to your music and places every song on the valence-arousal plane: unpleasant to pleasant from left to right, quiet to excited from bottom to top.</source>
        <translation>Emotion Player hört die Musik an und ordnet jeden Titel auf der Valenz-Erregungs-Ebene ein: von links nach rechts von unangenehm bis angenehm, von unten nach oben von still bis aufgeregt.</translation>
    </message>
    <message>
        <source>Footer</source>
        <translation>Fußzeile</translation>
    </message>
    <message>
        <source>It works without a network: nothing leaves this computer. Your files are only read, unless you ask for moods to be written into their tags.</source>
        <translation>Funktioniert ohne Netzwerk: Nichts verlässt diesen Computer. Dateien werden nur gelesen, außer wenn Stimmungen auf Wunsch in ihre Tags geschrieben werden.</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Made for this program, under the MIT licence.</source>
        <translation>Für dieses Programm erstellt, unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>Kein Modell ist installiert.</translation>
    </message>
    <message>
        <source>The mood words are where speakers of English place them: in the Glasgow Norms (G. G. Scott and others, 2019, licence CC BY 4.0). The emotions that listeners feel are those of the Geneva Emotional Music Scale (M. Zentner and others, 2008).</source>
        <translation>Die Stimmungswörter stehen dort, wo Menschen mit Englisch als Muttersprache sie einordnen: in den Glasgow Norms (G. G. Scott und andere, 2019, Lizenz CC BY 4.0). Die empfundenen Gefühle sind die der Geneva Emotional Music Scale (M. Zentner und andere, 2008).</translation>
    </message>
    <message>
        <source>The code is under the MIT licence.</source>
        <translation>Der Code steht unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>The demo songs</source>
        <translation>Die Demotitel</translation>
    </message>
    <message>
        <source>The models</source>
        <translation>Die Modelle</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Das Programm</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>Axis</source>
        <translation>Achse</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Each song has an interval of its own, ±{valence} (valence) and ±{arousal} (arousal) on average, in which {percent} of listeners&apos; ratings lie</source>
        <translation>Jeder Titel hat sein eigenes Intervall, im Mittel ±{valence} (Valenz) und ±{arousal} (Erregung), in dem {percent} der Hörerbewertungen liegen</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>Emotions that listeners feel (GEMS)</source>
        <translation>Emotionen, die Hörer empfinden (GEMS)</translation>
    </message>
    <message>
        <source>How well it agrees with listeners</source>
        <translation>Wie gut es mit Hörern übereinstimmt</translation>
    </message>
    <message>
        <source>Licence of the weights: {licence}</source>
        <translation>Lizenz der Gewichte: {licence}</translation>
    </message>
    <message>
        <source>Correlation with the share of listeners who feel it. Songs show the emotions that reach .5.</source>
        <translation>Korrelation mit dem Anteil der Hörer, die sie empfinden. Bei Titeln erscheinen die Emotionen, die 0,5 erreichen.</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Wie es entstanden ist</translation>
    </message>
    <message>
        <source>Listens to {count} parts of {seconds} seconds of each song</source>
        <translation>Hört {count} Ausschnitte von {seconds} Sekunden aus jedem Titel</translation>
    </message>
    <message>
        <source>On test songs that were never used in training; CCC is the concordance correlation (1 is perfect, 0 is chance), in brackets its 95 % interval.</source>
        <translation>Auf Testtiteln, die in keinem Training vorkamen; CCC ist die Konkordanzkorrelation (1 ist perfekt, 0 ist Zufall), in Klammern ihr 95-%-Intervall.</translation>
    </message>
    <message>
        <source>Trained on: {data}</source>
        <translation>Trainiert mit: {data}</translation>
    </message>
    <message>
        <source>agreement with listeners (CCC) {score}</source>
        <translation>Übereinstimmung mit Hörern (CCC) {score}</translation>
    </message>
    <message>
        <source>arousal</source>
        <translation>Erregung</translation>
    </message>
    <message>
        <source>valence</source>
        <translation>Valenz</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>{count} million parameters</source>
        <translation>{count} Millionen Parameter</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} Parameter</translation>
    </message>
    <message>
        <source>{name}, version {version}</source>
        <translation>{name}, Version {version}</translation>
    </message>
    <message>
        <source>{percent} of listeners&apos; ratings lie within ±{valence} (valence) and ±{arousal} (arousal)</source>
        <translation>{percent} der Hörerbewertungen liegen innerhalb von ±{valence} (Valenz) und ±{arousal} (Erregung)</translation>
    </message>
</context>
<context>
    <name>ChangesTable</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>ChoicesModel</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>angezeigt</translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message numerus="yes">
        <source>%n song(s) added to the queue.</source>
        <translation>
            <numerusform>%n Titel zur Warteschlange hinzugefügt.</numerusform>
            <numerusform>%n Titel zur Warteschlange hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln song(s) to playlist</source>
        <translation>
            <numerusform>%Ln Titel zur Wiedergabeliste hinzufügen</numerusform>
            <numerusform>%Ln Titel zur Wiedergabeliste hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to playlist</source>
        <translation>Zur Wiedergabeliste hinzufügen</translation>
    </message>
    <message>
        <source>Draw a mood path</source>
        <translation>Stimmungspfad zeichnen</translation>
    </message>
    <message>
        <source>Export playlist…</source>
        <translation>Wiedergabeliste exportieren…</translation>
    </message>
    <message>
        <source>Import playlists…</source>
        <translation>Wiedergabelisten importieren…</translation>
    </message>
    <message>
        <source>Mood path between these two</source>
        <translation>Stimmungspfad zwischen diesen beiden</translation>
    </message>
    <message>
        <source>Mood path from here to there…</source>
        <translation>Stimmungspfad von hier nach dort…</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Wiedergabelisten</translation>
    </message>
</context>
<context>
    <name>Colorings</name>
    <message>
        <source>Agreement of the models</source>
        <translation>Übereinstimmung der Modelle</translation>
    </message>
    <message>
        <source>Analysed by one model</source>
        <translation>Von einem Modell analysiert</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Before {year}</source>
        <translation>Vor {year}</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Decade</source>
        <translation>Jahrzehnt</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Less than {apart} apart</source>
        <translation>Weniger als {apart} auseinander</translation>
    </message>
    <message>
        <source>Less than ± {width}</source>
        <translation>Weniger als ± {width}</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>No genre</source>
        <translation>Kein Genre</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>No year</source>
        <translation>Kein Jahr</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Nicht analysiert</translation>
    </message>
    <message>
        <source>Other genres</source>
        <translation>Andere Genres</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Diesen Monat</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>When analysed</source>
        <translation>Zeitpunkt der Analyse</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Selbst korrigiert</translation>
    </message>
    <message>
        <source>{apart} apart or more</source>
        <translation>{apart} oder mehr auseinander</translation>
    </message>
    <message>
        <source>{decade}s</source>
        <translation>{decade}er</translation>
    </message>
    <message>
        <source>{model}, an older version</source>
        <translation>{model}, eine ältere Version</translation>
    </message>
    <message>
        <source>± {width} or more</source>
        <translation>± {width} oder mehr</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>Analysiert</translation>
    </message>
    <message>
        <source>Arousal</source>
        <translation>Erregung</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model difference</source>
        <translation>Abstand der Modelle</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valenz</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl finden</translation>
    </message>
    <message>
        <source>No command matches.</source>
        <translation>Kein Befehl passt.</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Tippen, was geschehen soll</translation>
    </message>
    <message>
        <source>Why the list is empty</source>
        <translation>Warum die Liste leer ist</translation>
    </message>
</context>
<context>
    <name>CorrectionRow</name>
    <message>
        <source>Arousal</source>
        <translation>Erregung</translation>
    </message>
    <message>
        <source>Arousal, as you hear it</source>
        <translation>Erregung nach eigenem Gehör</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>Move the song there</source>
        <translation>Den Titel dorthin setzen</translation>
    </message>
    <message>
        <source>Remove correction</source>
        <translation>Korrektur entfernen</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valenz</translation>
    </message>
    <message>
        <source>Valence, as you hear it</source>
        <translation>Valenz nach eigenem Gehör</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message numerus="yes">
        <source>Correct %n song(s)</source>
        <translation>
            <numerusform>%n Titel korrigieren</numerusform>
            <numerusform>%n Titel korrigieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct “{title}”</source>
        <translation>„{title}“ korrigieren</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n correction(s)</source>
        <translation>
            <numerusform>%n Korrektur entfernen</numerusform>
            <numerusform>%n Korrekturen entfernen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>Arousal</source>
        <translation>Erregung</translation>
    </message>
    <message>
        <source>Choose a song to see how its mood changes.</source>
        <translation>Titel auswählen, um den Verlauf seiner Stimmung zu sehen.</translation>
    </message>
    <message>
        <source>How the mood of this song changes is not known.</source>
        <translation>Der Stimmungsverlauf dieses Titels ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Mood over time</source>
        <translation>Stimmungsverlauf</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valenz</translation>
    </message>
    <message>
        <source>valence from {v0} to {v1}, arousal from {a0} to {a1}</source>
        <translation>Valenz von {v0} bis {v1}, Erregung von {a0} bis {a1}</translation>
    </message>
    <message>
        <source>{mood} from {time}</source>
        <translation>{mood} ab {time}</translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>Its folder is not there: its drive may not be connected.</source>
        <translation>Der Ordner ist nicht da: Vielleicht ist das Laufwerk nicht angeschlossen.</translation>
    </message>
    <message>
        <source>The file is gone: it was moved or deleted.</source>
        <translation>Die Datei ist nicht mehr da: Sie wurde verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>This file cannot be played.</source>
        <translation>Diese Datei lässt sich nicht abspielen.</translation>
    </message>
    <message>
        <source>This file cannot be played: it is damaged, or its format is unknown here.</source>
        <translation>Diese Datei lässt sich nicht abspielen: Sie ist beschädigt, oder ihr Format ist hier unbekannt.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Correct…</source>
        <translation>Korrigieren…</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten…</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Ähnliche Titel</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be opened.</source>
        <translation>Der Ordner {folder} lässt sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>DisagreementTableModel</name>
    <message>
        <source>Difference</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Valence and arousal</source>
        <translation>Valenz und Erregung</translation>
    </message>
    <message>
        <source>{model} (V, A)</source>
        <translation>{model} (V, E)</translation>
    </message>
</context>
<context>
    <name>DisagreementWindow</name>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>How far the models agree</source>
        <translation>Wie weit die Modelle übereinstimmen</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) analysed by both</source>
        <translation>
            <numerusform>%Ln Titel von beiden analysiert</numerusform>
            <numerusform>%Ln Titel von beiden analysiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Each arrow runs from what the {one} predicts for a song to what the {other} predicts; the {count} longest are drawn. The plane is 2 wide and 2 high; the correlation r is 1 where the models rise and fall together, 0 where they are unrelated.</source>
        <translation>Jeder Pfeil führt von der Vorhersage des Modells „{one}“ für einen Titel zu der des Modells „{other}“; gezeichnet sind die {count} längsten. Die Ebene ist 2 breit und 2 hoch; die Korrelation r ist 1, wo die Modelle gemeinsam steigen und fallen, und 0, wo sie nicht zusammenhängen.</translation>
    </message>
    <message>
        <source>Let the {other} analyse songs that the {one} has analysed, and they appear here.</source>
        <translation>Hier erscheinen Titel, die sowohl {one} als auch {other} analysiert haben.</translation>
    </message>
    <message>
        <source>No song has been analysed by both models yet.</source>
        <translation>Noch kein Titel wurde von beiden Modellen analysiert.</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the song</source>
        <translation>Den Titel abspielen</translation>
    </message>
    <message>
        <source>Refine all</source>
        <translation>Alle verfeinern</translation>
    </message>
    <message>
        <source>Refine all songs</source>
        <translation>Alle Titel verfeinern</translation>
    </message>
    <message>
        <source>Explanation of the figures</source>
        <translation>Erklärung der Zahlen</translation>
    </message>
    <message>
        <source>Where the models disagree</source>
        <translation>Wo die Modelle uneins sind</translation>
    </message>
    <message>
        <source>arousal r {r}</source>
        <translation>Erregung r {r}</translation>
    </message>
    <message>
        <source>valence r {r}</source>
        <translation>Valenz r {r}</translation>
    </message>
    <message>
        <source>{distance} apart on average</source>
        <translation>im Mittel {distance} auseinander</translation>
    </message>
</context>
<context>
    <name>FacetPopup</name>
    <message>
        <source>Clear</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>In der Liste suchen</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>Keine Treffer.</translation>
    </message>
    <message>
        <source>Not these</source>
        <translation>Diese nicht</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>Nur diese</translation>
    </message>
    <message>
        <source>Type to find…</source>
        <translation>Zum Suchen tippen…</translation>
    </message>
    <message>
        <source>Filter mode</source>
        <translation>Filtermodus</translation>
    </message>
    <message>
        <source>Why the list is empty</source>
        <translation>Warum die Liste leer ist</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>Analysed by an older version</source>
        <translation>Von einer älteren Version analysiert</translation>
    </message>
    <message>
        <source>Analysed by: {model}</source>
        <translation>Analysiert von: {model}</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Selbst korrigiert</translation>
    </message>
    <message>
        <source>Decade</source>
        <translation>Jahrzehnt</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Not yet analysed by this model</source>
        <translation>Von diesem Modell noch nicht analysiert</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>No artist</source>
        <translation>Kein Interpret</translation>
    </message>
    <message>
        <source>No genre</source>
        <translation>Kein Genre</translation>
    </message>
    <message>
        <source>No year</source>
        <translation>Kein Jahr</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>{decade}s</source>
        <translation>{decade}er</translation>
    </message>
</context>
<context>
    <name>FailuresWindow</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Analyse these files once more, even if they have not changed</source>
        <translation>Diese Dateien noch einmal analysieren, auch wenn sie sich nicht geändert haben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Copy reason</source>
        <translation>Grund kopieren</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files and reasons</source>
        <translation>Dateien und Gründe</translation>
    </message>
    <message>
        <source>Files that could not be analysed</source>
        <translation>Nicht analysierte Dateien</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Forget the selected files, or all of them, until they are scanned again; the files themselves stay</source>
        <translation>Die ausgewählten Dateien, oder alle, vergessen, bis sie wieder eingelesen werden; die Dateien bleiben</translation>
    </message>
    <message>
        <source>No file has failed.</source>
        <translation>Keine Datei ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Number of files</source>
        <translation>Anzahl der Dateien</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Remove these files from the list</source>
        <translation>Diese Dateien aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try these files again</source>
        <translation>Diese Dateien erneut versuchen</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Choice of filters</source>
        <translation>Filterauswahl</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter entfernen</translation>
    </message>
    <message>
        <source>Failed files…</source>
        <translation>Fehlgeschlagene Dateien…</translation>
    </message>
    <message>
        <source>Files that could not be analysed</source>
        <translation>Dateien, die nicht analysiert werden konnten</translation>
    </message>
    <message>
        <source>Filter by {what}</source>
        <translation>Nach {what} filtern</translation>
    </message>
    <message>
        <source>Not: {filter}</source>
        <translation>Nicht: {filter}</translation>
    </message>
    <message>
        <source>Remove the filter “{filter}”</source>
        <translation>Filter „{filter}“ entfernen</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>No song matches these filters.</source>
        <translation>Kein Titel passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>No song matches this search and these filters.</source>
        <translation>Kein Titel passt zu dieser Suche und diesen Filtern.</translation>
    </message>
    <message>
        <source>No song matches this search.</source>
        <translation>Kein Titel passt zu dieser Suche.</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Music folders</source>
        <translation>Musikordner</translation>
    </message>
    <message>
        <source>Exclude matching files and folders</source>
        <translation>Passende Dateien und Ordner ausschließen</translation>
    </message>
    <message>
        <source>Include only matching files (empty: all files)</source>
        <translation>Nur passende Dateien aufnehmen (leer: alle)</translation>
    </message>
    <message>
        <source>No music folders yet</source>
        <translation>Noch keine Musikordner</translation>
    </message>
    <message>
        <source>One pattern per line, e.g. Podcasts, *.wav or Live/20??/**. Without a slash it matches a name anywhere, with one the path below the music folder; * is any part of a name, ? one character, ** any folders. Applies from the next scan.</source>
        <translation>Ein Muster pro Zeile, z. B. Podcasts, *.wav oder Live/20??/**. Ohne Schrägstrich passt es auf einen Namen an beliebiger Stelle, mit Schrägstrich auf den Pfad unterhalb des Musikordners; * steht für einen beliebigen Teil eines Namens, ? für ein Zeichen, ** für beliebige Ordner. Gilt ab dem nächsten Suchlauf.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the folder from the list</source>
        <translation>Den Ordner aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Rescan now</source>
        <translation>Jetzt neu durchsuchen</translation>
    </message>
    <message>
        <source>Scan the folders again</source>
        <translation>Die Ordner erneut durchsuchen</translation>
    </message>
    <message>
        <source>The folder is no longer scanned; its songs stay in the library</source>
        <translation>Der Ordner wird nicht mehr durchsucht; seine Titel bleiben in der Bibliothek</translation>
    </message>
</context>
<context>
    <name>GemsBars</name>
    <message>
        <source>What listeners feel</source>
        <translation>Was Hörer empfinden</translation>
    </message>
</context>
<context>
    <name>GemsText</name>
    <message>
        <source>Listeners feel: {shares}</source>
        <translation>Hörer empfinden: {shares}</translation>
    </message>
</context>
<context>
    <name>GemsWord</name>
    <message>
        <source>amazement</source>
        <translation>Staunen</translation>
    </message>
    <message>
        <source>calmness</source>
        <translation>Gelassenheit</translation>
    </message>
    <message>
        <source>joyful activation</source>
        <translation>freudige Aktivierung</translation>
    </message>
    <message>
        <source>nostalgia</source>
        <translation>Nostalgie</translation>
    </message>
    <message>
        <source>power</source>
        <translation>Kraft</translation>
    </message>
    <message>
        <source>sadness</source>
        <translation>Traurigkeit</translation>
    </message>
    <message>
        <source>solemnity</source>
        <translation>Feierlichkeit</translation>
    </message>
    <message>
        <source>tenderness</source>
        <translation>Zärtlichkeit</translation>
    </message>
    <message>
        <source>tension</source>
        <translation>Anspannung</translation>
    </message>
</context>
<context>
    <name>HelpWindows</name>
    <message>
        <source>About Emotion Player</source>
        <translation>Über Emotion Player</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>Problem melden…</translation>
    </message>
    <message>
        <source>Report the problem…</source>
        <translation>Das Problem melden…</translation>
    </message>
    <message>
        <source>Emotion Player has run into an internal error. Your music is not the cause.</source>
        <translation>In Emotion Player ist ein interner Fehler aufgetreten. Die Musik ist nicht die Ursache.</translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>The song under the pointer</source>
        <translation>Der Titel unter dem Zeiger</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>What listeners feel</source>
        <translation>Was Hörer empfinden</translation>
    </message>
</context>
<context>
    <name>ImportExportActions</name>
    <message numerus="yes">
        <source>%n corrected song(s) written to {file}.</source>
        <translation>
            <numerusform>%n korrigierter Titel in {file} geschrieben.</numerusform>
            <numerusform>%n korrigierte Titel in {file} geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s).</source>
        <translation>
            <numerusform>%n Korrektur.</numerusform>
            <numerusform>%n Korrekturen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) left out: their files are gone or cannot be named.</source>
        <translation>
            <numerusform>%n Titel ausgelassen, dessen Datei fehlt oder sich nicht benennen lässt.</numerusform>
            <numerusform>%n Titel ausgelassen, deren Dateien fehlen oder sich nicht benennen lassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) written to {file}.</source>
        <translation>
            <numerusform>%n Titel in {file} geschrieben.</numerusform>
            <numerusform>%n Titel in {file} geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Analyses</source>
        <translation>Analysen</translation>
    </message>
    <message>
        <source>Export analyses</source>
        <translation>Analysen exportieren</translation>
    </message>
    <message>
        <source>Export analyses…</source>
        <translation>Analysen exportieren…</translation>
    </message>
    <message>
        <source>Export corrections</source>
        <translation>Korrekturen exportieren</translation>
    </message>
    <message>
        <source>Export corrections…</source>
        <translation>Korrekturen exportieren…</translation>
    </message>
    <message>
        <source>Export the library</source>
        <translation>Bibliothek exportieren</translation>
    </message>
    <message>
        <source>Export the library…</source>
        <translation>Bibliothek exportieren…</translation>
    </message>
    <message>
        <source>Import analyses</source>
        <translation>Analysen importieren</translation>
    </message>
    <message>
        <source>Import analyses…</source>
        <translation>Analysen importieren…</translation>
    </message>
    <message numerus="yes">
        <source>Imported: %n prediction(s),</source>
        <translation>
            <numerusform>Importiert: %n Vorhersage,</numerusform>
            <numerusform>Importiert: %n Vorhersagen,</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels for training</source>
        <translation>Labels für das Training</translation>
    </message>
    <message>
        <source>Reading the analyses: {percent}</source>
        <translation>Analysen werden gelesen: {percent}</translation>
    </message>
    <message>
        <source>Scan their folders next: these songs need no new analysis.</source>
        <translation>Als Nächstes ihre Ordner durchsuchen: Diese Titel brauchen keine neue Analyse.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message numerus="yes">
        <source>The analyses of %n sound(s) are in {file}. On another computer, import it and scan there.</source>
        <translation>
            <numerusform>Die Analysen von %n Aufnahme stehen in {file}. Auf einem anderen Computer diese Datei importieren und dort einen Suchlauf starten.</numerusform>
            <numerusform>Die Analysen von %n Aufnahmen stehen in {file}. Auf einem anderen Computer diese Datei importieren und dort einen Suchlauf starten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file contains %n sound(s), and nothing new.</source>
        <translation>
            <numerusform>Die Datei enthält Angaben zu %n Aufnahme, aber nichts Neues.</numerusform>
            <numerusform>Die Datei enthält Angaben zu %n Aufnahmen, aber nichts Neues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file contains %n sound(s).</source>
        <translation>
            <numerusform>Die Datei enthält Angaben zu %n Aufnahme.</numerusform>
            <numerusform>Die Datei enthält Angaben zu %n Aufnahmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writing the analyses: %n sound(s)</source>
        <translation>
            <numerusform>Analysen werden geschrieben: %n Aufnahme</numerusform>
            <numerusform>Analysen werden geschrieben: %n Aufnahmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the corrections</source>
        <translation>Korrekturen werden geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>Writing the library: %n song(s)</source>
        <translation>
            <numerusform>Bibliothek wird geschrieben: %n Titel</numerusform>
            <numerusform>Bibliothek wird geschrieben: %n Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>analyses</source>
        <translation>Analysen</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>library</source>
        <translation>Bibliothek</translation>
    </message>
</context>
<context>
    <name>InlinePrompt</name>
    <message>
        <source>List actions</source>
        <translation>Aktionen für die Liste</translation>
    </message>
</context>
<context>
    <name>LanguageChange</name>
    <message>
        <source>The language changes when the current work is done.</source>
        <translation>Die Sprache wechselt, sobald die laufende Arbeit beendet ist.</translation>
    </message>
</context>
<context>
    <name>LearnCard</name>
    <message numerus="yes">
        <source>Applied, learned from %n song(s).</source>
        <translation>
            <numerusform>Angewendet, aus %n Titel gelernt.</numerusform>
            <numerusform>Angewendet, aus %n Titeln gelernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Arousal</source>
        <translation>Erregung</translation>
    </message>
    <message numerus="yes">
        <source>At least %n are needed.</source>
        <translation>
            <numerusform>Mindestens %n wird benötigt.</numerusform>
            <numerusform>Mindestens %n werden benötigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message numerus="yes">
        <source>It has analysed %n corrected song(s).</source>
        <translation>
            <numerusform>Es hat %n korrigierten Titel analysiert.</numerusform>
            <numerusform>Es hat %n korrigierte Titel analysiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tested on %n corrected song(s). Not applied.</source>
        <translation>
            <numerusform>Mit %n korrigierten Titel erprobt. Nicht angewendet.</numerusform>
            <numerusform>Mit %n korrigierten Titeln erprobt. Nicht angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your corrections have changed since: apply again to update.</source>
        <translation>Die Korrekturen haben sich seitdem geändert: zum Aktualisieren erneut anwenden.</translation>
    </message>
    <message>
        <source>may be chance, unchanged</source>
        <translation>kann Zufall sein, unverändert</translation>
    </message>
    <message>
        <source>no better, unchanged</source>
        <translation>nicht besser, bleibt wie es ist</translation>
    </message>
    <message>
        <source>{axis}: result</source>
        <translation>{axis}: Ergebnis</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valenz</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>helps</source>
        <translation>hilft</translation>
    </message>
    <message>
        <source>{axis}: error after</source>
        <translation>{axis}: Fehler nachher</translation>
    </message>
    <message>
        <source>{axis}: error before</source>
        <translation>{axis}: Fehler vorher</translation>
    </message>
    <message>
        <source>{model} before and after learning</source>
        <translation>{model} vor und nach dem Lernen</translation>
    </message>
</context>
<context>
    <name>LearnWindow</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply what was learned</source>
        <translation>Das Gelernte anwenden</translation>
    </message>
    <message>
        <source>As far as your corrections show, the models agree with you.</source>
        <translation>Soweit die Korrekturen zeigen, stimmen die Modelle damit überein.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Learn from my corrections</source>
        <translation>Aus meinen Korrekturen lernen</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>Lernt…</translation>
    </message>
    <message>
        <source>Legend of the picture</source>
        <translation>Legende des Bildes</translation>
    </message>
    <message>
        <source>Line: from the prediction for a corrected song to the prediction after learning.  Ring: your correction.</source>
        <translation>Linie: von der Vorhersage für einen korrigierten Titel zur Vorhersage nach dem Lernen.  Ring: die eigene Korrektur.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Use the models&apos; own predictions again</source>
        <translation>Wieder die eigenen Vorhersagen der Modelle verwenden</translation>
    </message>
    <message>
        <source>What was learned</source>
        <translation>Was gelernt wurde</translation>
    </message>
    <message>
        <source>Your corrections show where you disagree with the models. From them each model can learn a small change, which moves its songs; those that you corrected stay where you put them. A change is made only where it helps: the errors are those of corrected songs that were left out while learning.</source>
        <translation>Die Korrekturen zeigen, wo das eigene Urteil von den Modellen abweicht. Daraus kann jedes Modell eine kleine Änderung lernen, die seine Titel verschiebt; korrigierte Titel bleiben, wo sie sind. Geändert wird nur, was hilft: Die Fehler sind die von korrigierten Titeln, die beim Lernen ausgelassen wurden.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>There are too few corrections to learn from.</source>
        <translation>Es gibt zu wenige Korrekturen, um daraus zu lernen.</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>Learn from my corrections</source>
        <translation>Aus meinen Korrekturen lernen</translation>
    </message>
    <message numerus="yes">
        <source>You have corrected %n song(s): enough for the models to learn from you.</source>
        <translation>
            <numerusform>%n Titel wurde korrigiert: genug, damit die Modelle daraus lernen.</numerusform>
            <numerusform>%n Titel wurden korrigiert: genug, damit die Modelle daraus lernen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>{label}: {songs}. Click to show only these.</source>
        <translation>{label}: {songs}. Drücken, um nur diese zu sehen.</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message numerus="yes">
        <source>Add %Ln song(s) to queue</source>
        <translation>
            <numerusform>%Ln Titel zur Warteschlange hinzufügen</numerusform>
            <numerusform>%Ln Titel zur Warteschlange hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>Far across the plane</source>
        <translation>Weit über die Ebene</translation>
    </message>
    <message>
        <source>No sound device: songs play silently.</source>
        <translation>Kein Audiogerät: Titel laufen stumm.</translation>
    </message>
    <message>
        <source>None: near one point</source>
        <translation>Keine: nahe an einem Punkt</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message numerus="yes">
        <source>Play %Ln song(s)</source>
        <translation>
            <numerusform>%Ln Titel abspielen</numerusform>
            <numerusform>%Ln Titel abspielen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Play %Ln song(s) next</source>
        <translation>
            <numerusform>%Ln Titel als Nächstes abspielen</numerusform>
            <numerusform>%Ln Titel als Nächstes abspielen</numerusform>
        </translation>
    </message>
    <message>
        <source>Play a song while the pointer rests on it</source>
        <translation>Einen Titel abspielen, solange der Zeiger auf ihm ruht</translation>
    </message>
    <message>
        <source>Play next</source>
        <translation>Als Nächstes abspielen</translation>
    </message>
    <message>
        <source>Radio from here</source>
        <translation>Radio ab hier</translation>
    </message>
    <message>
        <source>Radio near a mood</source>
        <translation>Radio nahe einer Stimmung</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Radio movement</source>
        <translation>Bewegung des Radios</translation>
    </message>
    <message>
        <source>“{title}”: {why}</source>
        <translation>„{title}“: {why}</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>Das Protokoll leeren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the lines shown</source>
        <translation>Die gezeigten Zeilen kopieren</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>Protokolldatei</translation>
    </message>
    <message>
        <source>Log file: {path}</source>
        <translation>Protokolldatei: {path}</translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation>Noch nichts protokolliert.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Which lines</source>
        <translation>Welche Zeilen</translation>
    </message>
</context>
<context>
    <name>MainMenus</name>
    <message>
        <source>Add music folder…</source>
        <translation>Musikordner hinzufügen…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Export the plane…</source>
        <translation>Ebene exportieren…</translation>
    </message>
    <message>
        <source>Files that could not be analysed</source>
        <translation>Dateien, die nicht analysiert werden konnten</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Befehl finden…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Learn from my corrections…</source>
        <translation>Aus meinen Korrekturen lernen…</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Radio from this point</source>
        <translation>Radio ab diesem Punkt</translation>
    </message>
    <message>
        <source>Read all tags again</source>
        <translation>Alle Tags neu lesen</translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln song(s) from library</source>
        <translation>
            <numerusform>%Ln Titel aus der Bibliothek entfernen</numerusform>
            <numerusform>%Ln Titel aus der Bibliothek entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove corrections of %Ln song(s)</source>
        <translation>
            <numerusform>Korrektur von %Ln Titel entfernen</numerusform>
            <numerusform>Korrekturen von %Ln Titeln entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>This point</source>
        <translation>Dieser Punkt</translation>
    </message>
    <message>
        <source>Refine all songs with the teacher</source>
        <translation>Alle Titel mit dem Lehrer verfeinern</translation>
    </message>
    <message>
        <source>Remove correction</source>
        <translation>Korrektur entfernen</translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation>Neu durchsuchen</translation>
    </message>
    <message>
        <source>Select all songs shown</source>
        <translation>Alle gezeigten Titel auswählen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Tag history…</source>
        <translation>Tag-Verlauf…</translation>
    </message>
    <message>
        <source>Where the models disagree…</source>
        <translation>Wo die Modelle uneins sind…</translation>
    </message>
    <message numerus="yes">
        <source>Write mood tags of %Ln song(s)…</source>
        <translation>
            <numerusform>Stimmungs-Tags von %Ln Titel schreiben…</numerusform>
            <numerusform>Stimmungs-Tags von %Ln Titeln schreiben…</numerusform>
        </translation>
    </message>
    <message>
        <source>Write mood tags…</source>
        <translation>Stimmungs-Tags schreiben…</translation>
    </message>
</context>
<context>
    <name>MainPage</name>
    <message>
        <source>Empty library</source>
        <translation>Leere Bibliothek</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Plane and lists</source>
        <translation>Ebene und Listen</translation>
    </message>
    <message>
        <source>Plane only</source>
        <translation>Nur die Ebene</translation>
    </message>
    <message>
        <source>Search and menu</source>
        <translation>Suche und Menü</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Seitenleiste</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Wiedergabelisten</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Song</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>Menüleiste</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>agreement with listeners {score}</source>
        <translation>Übereinstimmung mit Hörern {score}</translation>
    </message>
    <message>
        <source>agreement with listeners {score} ± {either_way}</source>
        <translation>Übereinstimmung mit Hörern {score} ± {either_way}</translation>
    </message>
    <message>
        <source>{name}: hears more, slower</source>
        <translation>{name}: hört mehr, langsamer</translation>
    </message>
    <message>
        <source>{seconds} s a song</source>
        <translation>{seconds} s je Titel</translation>
    </message>
    <message>
        <source>{name}: small and quick</source>
        <translation>{name}: klein und schnell</translation>
    </message>
</context>
<context>
    <name>ModelName</name>
    <message>
        <source>Student</source>
        <translation>Schüler</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lehrer</translation>
    </message>
</context>
<context>
    <name>ModelPredictions</name>
    <message>
        <source>Arousal</source>
        <translation>Erregung</translation>
    </message>
    <message>
        <source>Has not analysed this song</source>
        <translation>Hat diesen Titel nicht analysiert</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valenz</translation>
    </message>
    <message>
        <source>Version, date</source>
        <translation>Version, Datum</translation>
    </message>
    <message>
        <source>What the models predict</source>
        <translation>Was die Modelle vorhersagen</translation>
    </message>
    <message>
        <source>after learning from you</source>
        <translation>nach dem Lernen aus Korrekturen</translation>
    </message>
    <message>
        <source>{version}, an older version</source>
        <translation>{version}, eine ältere Version</translation>
    </message>
</context>
<context>
    <name>ModelWord</name>
    <message>
        <source>student</source>
        <translation>Schüler</translation>
    </message>
    <message>
        <source>teacher</source>
        <translation>Lehrer</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Analyse songs again when a model is updated</source>
        <translation>Titel erneut analysieren, wenn ein Modell aktualisiert wurde</translation>
    </message>
    <message>
        <source>In the background; songs keep their predictions until the new version has analysed them</source>
        <translation>Im Hintergrund; Titel behalten ihre Vorhersage, bis die neue Version sie analysiert hat</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>The chosen model analyses new songs, and its predictions are shown; those of the other are kept.</source>
        <translation>Das gewählte Modell analysiert neue Titel, und seine Vorhersagen werden gezeigt; die des anderen bleiben erhalten.</translation>
    </message>
</context>
<context>
    <name>MoodBar</name>
    <message>
        <source>{mood} from {time}</source>
        <translation>{mood} ab {time}</translation>
    </message>
</context>
<context>
    <name>MoodPaths</name>
    <message>
        <source>Change the mood path</source>
        <translation>Stimmungspfad ändern</translation>
    </message>
    <message>
        <source>Choose a mood path</source>
        <translation>Stimmungspfad wählen</translation>
    </message>
    <message>
        <source>No other song shown fits there.</source>
        <translation>Kein anderer gezeigter Titel passt dorthin.</translation>
    </message>
    <message>
        <source>Remove the mood path</source>
        <translation>Stimmungspfad entfernen</translation>
    </message>
</context>
<context>
    <name>MoodWord</name>
    <message>
        <source>angry</source>
        <translation>wütend</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>excited</source>
        <translation>aufgeregt</translation>
    </message>
    <message>
        <source>gloomy</source>
        <translation>düster</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>glücklich</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>aggressive</source>
        <translation>aggressiv</translation>
    </message>
    <message>
        <source>anxious</source>
        <translation>ängstlich</translation>
    </message>
    <message>
        <source>bitter</source>
        <translation>bitter</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>dreary</source>
        <translation>trist</translation>
    </message>
    <message>
        <source>furious</source>
        <translation>zornig</translation>
    </message>
    <message>
        <source>hopeful</source>
        <translation>hoffnungsvoll</translation>
    </message>
    <message>
        <source>intense</source>
        <translation>intensiv</translation>
    </message>
    <message>
        <source>joyful</source>
        <translation>fröhlich</translation>
    </message>
    <message>
        <source>lively</source>
        <translation>lebhaft</translation>
    </message>
    <message>
        <source>lonely</source>
        <translation>einsam</translation>
    </message>
    <message>
        <source>peaceful</source>
        <translation>friedlich</translation>
    </message>
    <message>
        <source>playful</source>
        <translation>verspielt</translation>
    </message>
    <message>
        <source>powerful</source>
        <translation>kraftvoll</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>leise</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>traurig</translation>
    </message>
    <message>
        <source>serene</source>
        <translation>gelassen</translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation>schläfrig</translation>
    </message>
    <message>
        <source>solemn</source>
        <translation>ernst</translation>
    </message>
    <message>
        <source>soothing</source>
        <translation>beruhigend</translation>
    </message>
    <message>
        <source>tender</source>
        <translation>zart</translation>
    </message>
    <message>
        <source>tense</source>
        <translation>angespannt</translation>
    </message>
    <message>
        <source>tranquil</source>
        <translation>beschaulich</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
</context>
<context>
    <name>MusicLibrary</name>
    <message>
        <source>Add music folder</source>
        <translation>Musikordner hinzufügen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>The library file is damaged.</source>
        <translation>Die Bibliotheksdatei ist beschädigt.</translation>
    </message>
    <message>
        <source>There is no model.</source>
        <translation>Es gibt kein Modell.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>valence {valence}, arousal {arousal}</source>
        <translation>Valenz {valence}, Erregung {arousal}</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>PathChip</name>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Path on the plane</source>
        <translation>Pfad auf der Ebene</translation>
    </message>
    <message>
        <source>Remove the path</source>
        <translation>Pfad entfernen</translation>
    </message>
</context>
<context>
    <name>PathForm</name>
    <message>
        <source>Choose songs</source>
        <translation>Titel wählen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length of the path</source>
        <translation>Länge des Pfads</translation>
    </message>
    <message>
        <source>Artist gap</source>
        <translation>Interpretenabstand</translation>
    </message>
    <message>
        <source>Songs between two by the same artist</source>
        <translation>Titel zwischen zweien desselben Interpreten</translation>
    </message>
    <message>
        <source>Unit of the length</source>
        <translation>Einheit der Länge</translation>
    </message>
    <message>
        <source>At least this many songs between two by the same artist</source>
        <translation>Mindestens so viele Titel zwischen zweien desselben Interpreten</translation>
    </message>
    <message>
        <source>Choose songs from start to end</source>
        <translation>Titel vom Anfang bis zum Ende auswählen</translation>
    </message>
    <message>
        <source>Settings of the path</source>
        <translation>Einstellungen des Pfads</translation>
    </message>
    <message>
        <source>Where the path begins</source>
        <translation>Wo der Pfad beginnt</translation>
    </message>
    <message>
        <source>Where the path ends</source>
        <translation>Wo der Pfad endet</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>songs</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>to</source>
        <translation>nach</translation>
    </message>
</context>
<context>
    <name>PathPanel</name>
    <message>
        <source>Add the path to the queue</source>
        <translation>Den Pfad zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>A mood path leads from song to song along a line, from one mood to another.

Choose start and end above. Or draw the line on the plane. Or select two songs and choose “Mood path between these two” in their menu.</source>
        <translation>Ein Stimmungspfad führt von Titel zu Titel entlang einer Linie, von einer Stimmung zur anderen.

Oben Anfang und Ende wählen. Oder die Linie auf der Ebene zeichnen. Oder zwei Titel auswählen und in ihrem Menü „Stimmungspfad zwischen diesen beiden“ wählen.</translation>
    </message>
    <message>
        <source>Choose all songs again</source>
        <translation>Alle Titel neu wählen</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>Linie zeichnen</translation>
    </message>
    <message>
        <source>Draw the path on the plane</source>
        <translation>Den Pfad auf der Ebene zeichnen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Length of the path</source>
        <translation>Länge des Pfads</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Sperren oder entsperren</translation>
    </message>
    <message>
        <source>Lock or unlock the selected songs (Alt+L)</source>
        <translation>Die ausgewählten Titel sperren oder entsperren (Alt+L)</translation>
    </message>
    <message>
        <source>Mood path</source>
        <translation>Stimmungspfad</translation>
    </message>
    <message>
        <source>Next best song</source>
        <translation>Nächstbester Titel</translation>
    </message>
    <message>
        <source>No path yet</source>
        <translation>Noch kein Pfad</translation>
    </message>
    <message>
        <source>None of the songs shown fit the path.</source>
        <translation>Kein gezeigter Titel passt auf den Pfad.</translation>
    </message>
    <message>
        <source>Note on the path</source>
        <translation>Hinweis zum Pfad</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the path</source>
        <translation>Den Pfad abspielen</translation>
    </message>
    <message>
        <source>Remove the selected songs (Del)</source>
        <translation>Die ausgewählten Titel entfernen (Entf)</translation>
    </message>
    <message>
        <source>Reverse path</source>
        <translation>Pfad umkehren</translation>
    </message>
    <message>
        <source>Save as playlist…</source>
        <translation>Als Wiedergabeliste speichern…</translation>
    </message>
    <message>
        <source>Save the path as a playlist</source>
        <translation>Den Pfad als Wiedergabeliste speichern</translation>
    </message>
    <message>
        <source>Songs along the path</source>
        <translation>Titel entlang des Pfads</translation>
    </message>
    <message>
        <source>Take the next best song (Alt+N)</source>
        <translation>Den nächstbesten Titel nehmen (Alt+N)</translation>
    </message>
    <message>
        <source>Path actions</source>
        <translation>Aktionen für den Pfad</translation>
    </message>
    <message>
        <source>Write the path to a playlist file</source>
        <translation>Den Pfad in eine Wiedergabelistendatei schreiben</translation>
    </message>
</context>
<context>
    <name>PathText</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>From {start} to {end}</source>
        <translation>Von {start} nach {end}</translation>
    </message>
    <message>
        <source>Not the requested length: no songs near the line come closer.</source>
        <translation>Nicht die gewünschte Dauer: Keine Titel nahe der Linie kommen ihr näher.</translation>
    </message>
    <message numerus="yes">
        <source>Shorter than requested: no more of the songs shown fit with %n song(s) between two by one artist.</source>
        <translation>
            <numerusform>Kürzer als gewünscht: Von den angezeigten Titeln passen keine weiteren mit %n Titel zwischen zweien desselben Interpreten.</numerusform>
            <numerusform>Kürzer als gewünscht: Von den angezeigten Titeln passen keine weiteren mit %n Titeln zwischen zweien desselben Interpreten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Shorter than requested: these are all the songs shown.</source>
        <translation>Kürzer als gewünscht: Das sind alle angezeigten Titel.</translation>
    </message>
    <message>
        <source>Staying {mood}</source>
        <translation>Durchgehend {mood}</translation>
    </message>
    <message>
        <source>{distance} from its place on the line</source>
        <translation>{distance} von seinem Platz auf der Linie</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>The selected song: {title}</source>
        <translation>Der ausgewählte Titel: {title}</translation>
    </message>
    <message>
        <source>The song that plays: {title}</source>
        <translation>Der laufende Titel: {title}</translation>
    </message>
    <message>
        <source>near {mood}</source>
        <translation>etwa {mood}</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>„{title}“</translation>
    </message>
</context>
<context>
    <name>PlaneCard</name>
    <message>
        <source>Plane and tools</source>
        <translation>Ebene und Werkzeuge</translation>
    </message>
</context>
<context>
    <name>PlaneExport</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Emotion plane</source>
        <translation>Emotionsebene</translation>
    </message>
    <message>
        <source>Export the plane</source>
        <translation>Ebene exportieren</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The plane was written to {file}.</source>
        <translation>Die Ebene wurde in {file} gespeichert.</translation>
    </message>
</context>
<context>
    <name>PlaneMenu</name>
    <message>
        <source>Keep square</source>
        <translation>Quadratisch lassen</translation>
    </message>
    <message>
        <source>Show the whole plane</source>
        <translation>Ganze Ebene zeigen</translation>
    </message>
    <message>
        <source>Tools of the plane</source>
        <translation>Werkzeuge der Ebene</translation>
    </message>
</context>
<context>
    <name>PlaneTools</name>
    <message>
        <source>Colour by</source>
        <translation>Färben nach</translation>
    </message>
    <message>
        <source>Colour by: {what}</source>
        <translation>Färben nach: {what}</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>Höhenlinien</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Drag a song to where it belongs, or move it with the arrow keys and press Enter (C)</source>
        <translation>Einen Titel dorthin ziehen, wo er hingehört, oder mit den Pfeiltasten verschieben und die Eingabetaste drücken (C)</translation>
    </message>
    <message>
        <source>Drag the plane; a click plays a song (V)</source>
        <translation>Die Ebene ziehen; ein Klick spielt einen Titel (V)</translation>
    </message>
    <message>
        <source>Draw a line, or click from corner to corner and end with Enter: the songs along it become a list. Space places a corner at the current song (P)</source>
        <translation>Eine Linie zeichnen oder von Ecke zu Ecke klicken und mit der Eingabetaste abschließen: Die Titel entlang der Linie werden zu einer Liste. Die Leertaste setzt eine Ecke beim aktuellen Titel (P)</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Lines around places with many songs</source>
        <translation>Linien um die Stellen, an denen die Titel dicht liegen</translation>
    </message>
    <message>
        <source>Select the songs in a rectangle; Shift adds, Ctrl or Alt removes (R)</source>
        <translation>Die Titel in einem Rechteck auswählen; Umschalt fügt hinzu, Strg oder Alt nimmt weg (R)</translation>
    </message>
    <message>
        <source>Select the songs that you draw a line around; Shift adds, Ctrl or Alt removes (L)</source>
        <translation>Die Titel auswählen, um die eine Linie gezogen wird; Umschalt fügt hinzu, Strg oder Alt nimmt weg (L)</translation>
    </message>
    <message>
        <source>What the colours of the points mean</source>
        <translation>Was die Farben der Punkte bedeuten</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Mood path</source>
        <translation>Stimmungspfad</translation>
    </message>
    <message>
        <source>Mood words</source>
        <translation>Stimmungswörter</translation>
    </message>
    <message>
        <source>Mood words, where people place them</source>
        <translation>Wörter für die Stimmungen, dort, wo Menschen sie einordnen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Show the whole plane</source>
        <translation>Ganze Ebene zeigen</translation>
    </message>
    <message>
        <source>Tools of the plane</source>
        <translation>Werkzeuge der Ebene</translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>Arousal:  quiet → excited</source>
        <translation>Erregung:  ruhig → aufgeregt</translation>
    </message>
    <message>
        <source>Emotion plane</source>
        <translation>Emotionsebene</translation>
    </message>
    <message>
        <source>Valence:  unpleasant → pleasant</source>
        <translation>Valenz:  unangenehm → angenehm</translation>
    </message>
    <message>
        <source>Why the plane is empty</source>
        <translation>Warum die Ebene leer ist</translation>
    </message>
</context>
<context>
    <name>PlaneWords</name>
    <message>
        <source>excited</source>
        <translation>aufgeregt</translation>
    </message>
    <message>
        <source>pleasant</source>
        <translation>angenehm</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>still</translation>
    </message>
    <message>
        <source>unpleasant</source>
        <translation>unangenehm</translation>
    </message>
</context>
<context>
    <name>PlaybackPage</name>
    <message>
        <source>Playback</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Preview songs</source>
        <translation>Titel anspielen</translation>
    </message>
    <message>
        <source>Rest the pointer on a point of the plane to hear the most typical 20 seconds of its song</source>
        <translation>Den Zeiger auf einem Punkt der Ebene ruhen lassen, um die typischsten 20 Sekunden des Titels zu hören</translation>
    </message>
    <message>
        <source>Choose the sound device in the player, with the headphones button.</source>
        <translation>Das Audiogerät wird im Player über das Kopfhörersymbol ausgewählt.</translation>
    </message>
</context>
<context>
    <name>PlayerActions</name>
    <message>
        <source>Back five seconds</source>
        <translation>Fünf Sekunden zurück</translation>
    </message>
    <message>
        <source>Forward five seconds</source>
        <translation>Fünf Sekunden vor</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>Mood radio</source>
        <translation>Stimmungsradio</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Next song</source>
        <translation>Nächster Titel</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Previous song</source>
        <translation>Vorheriger Titel</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>Repeat: all songs</source>
        <translation>Wiederholen: alle Titel</translation>
    </message>
    <message>
        <source>Repeat: off</source>
        <translation>Wiederholen: aus</translation>
    </message>
    <message>
        <source>Repeat: this song</source>
        <translation>Wiederholen: diesen Titel</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Zufallswiedergabe</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Artist of the song</source>
        <translation>Interpret des Titels</translation>
    </message>
    <message>
        <source>Click a point or a song</source>
        <translation>Einen Punkt oder einen Titel anklicken</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>Length of the song</source>
        <translation>Dauer des Titels</translation>
    </message>
    <message>
        <source>Mood of the song</source>
        <translation>Stimmung des Titels</translation>
    </message>
    <message>
        <source>No sound device</source>
        <translation>Kein Audiogerät</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>Position in the song</source>
        <translation>Position im Titel</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Audiogerät</translation>
    </message>
    <message>
        <source>Sound devices</source>
        <translation>Audiogeräte</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Systemstandard</translation>
    </message>
    <message>
        <source>Time played</source>
        <translation>Gespielte Zeit</translation>
    </message>
    <message>
        <source>Title of the song</source>
        <translation>Name des Titels</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Volume {percent}</source>
        <translation>Lautstärke {percent}</translation>
    </message>
</context>
<context>
    <name>PlaylistImportExport</name>
    <message>
        <source>Copy missing names</source>
        <translation>Fehlende Namen kopieren</translation>
    </message>
    <message>
        <source>Export playlist</source>
        <translation>Wiedergabeliste exportieren</translation>
    </message>
    <message>
        <source>Import playlists</source>
        <translation>Wiedergabelisten importieren</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>Wiedergabeliste</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Wiedergabelisten</translation>
    </message>
</context>
<context>
    <name>PlaylistLine</name>
    <message>
        <source>It is not in the library. Add its folder to analyse it.</source>
        <translation>Er ist nicht in der Bibliothek. Seinen Ordner hinzufügen, um ihn zu analysieren.</translation>
    </message>
    <message>
        <source>Its folder is not there. Perhaps it is on a drive that is not connected.</source>
        <translation>Sein Ordner ist nicht da. Vielleicht liegt er auf einem Laufwerk, das nicht angeschlossen ist.</translation>
    </message>
    <message>
        <source>The file is gone. If you have moved it, rescan the folder that it is in now.</source>
        <translation>Die Datei ist nicht mehr da. Falls sie verschoben wurde, den Ordner neu durchsuchen, in dem sie jetzt liegt.</translation>
    </message>
    <message>
        <source>file is gone</source>
        <translation>Datei fehlt</translation>
    </message>
    <message>
        <source>folder is gone</source>
        <translation>Ordner fehlt</translation>
    </message>
    <message>
        <source>not analysed</source>
        <translation>nicht analysiert</translation>
    </message>
</context>
<context>
    <name>PlaylistText</name>
    <message numerus="yes">
        <source>%n entries were left out because they are not files.</source>
        <translation>
            <numerusform>%n Eintrag wurde ausgelassen, weil er keine Datei ist.</numerusform>
            <numerusform>%n Einträge wurden ausgelassen, weil sie keine Dateien sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were left out, as no sound was found in them.</source>
        <translation>
            <numerusform>%n Datei wurde ausgelassen, da in ihr kein Ton gefunden wurde.</numerusform>
            <numerusform>%n Dateien wurden ausgelassen, da in ihnen kein Ton gefunden wurde.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were found in another place.</source>
        <translation>
            <numerusform>%n davon wurde an einem anderen Ort gefunden.</numerusform>
            <numerusform>%n davon wurden an einem anderen Ort gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n playlists were imported with {songs} songs.</source>
        <translation>
            <numerusform>%n Wiedergabeliste wurde importiert, Titel: {songs}.</numerusform>
            <numerusform>%n Wiedergabelisten wurden mit {songs} Titeln importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) could not be found and were left out.</source>
        <translation>
            <numerusform>%n Titel wurde nicht gefunden und ausgelassen.</numerusform>
            <numerusform>%n Titel wurden nicht gefunden und ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full paths are used for %n song(s): {reason}.</source>
        <translation>
            <numerusform>Für %n Titel wird der vollständige Pfad verwendet: {reason}.</numerusform>
            <numerusform>Für %n Titel werden vollständige Pfade verwendet: {reason}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{name}” was imported with %n song(s).</source>
        <translation>
            <numerusform>„{name}“ wurde mit %n Titel importiert.</numerusform>
            <numerusform>„{name}“ wurde mit %n Titeln importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” was written to {file}.</source>
        <translation>„{name}“ wurde in {file} gespeichert.</translation>
    </message>
</context>
<context>
    <name>Playlists</name>
    <message numerus="yes">
        <source>%n song(s) added to “{name}”.</source>
        <translation>
            <numerusform>%n Titel zu „{name}“ hinzugefügt.</numerusform>
            <numerusform>%n Titel zu „{name}“ hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) removed from “{name}”.</source>
        <translation>
            <numerusform>%n Titel aus „{name}“ entfernt.</numerusform>
            <numerusform>%n Titel aus „{name}“ entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n song(s) to “{name}”</source>
        <translation>
            <numerusform>%n Titel zu „{name}“ hinzufügen</numerusform>
            <numerusform>%n Titel zu „{name}“ hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a playlist to see its songs.</source>
        <translation>Eine Wiedergabeliste wählen, um ihre Titel zu sehen.</translation>
    </message>
    <message>
        <source>Choose the playlist that is to be exported.</source>
        <translation>Die Wiedergabeliste wählen, die exportiert werden soll.</translation>
    </message>
    <message>
        <source>Create “{name}”</source>
        <translation>„{name}“ anlegen</translation>
    </message>
    <message>
        <source>Delete “{name}”</source>
        <translation>„{name}“ löschen</translation>
    </message>
    <message>
        <source>Drag songs here, or choose “Add to playlist” in their menu.</source>
        <translation>Titel hierher ziehen oder in ihrem Menü „Zur Wiedergabeliste hinzufügen“ wählen.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n playlist(s)</source>
        <translation>
            <numerusform>%n Wiedergabeliste importieren</numerusform>
            <numerusform>%n Wiedergabelisten importieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n song(s) in “{name}”</source>
        <translation>
            <numerusform>%n Titel in „{name}“ verschieben</numerusform>
            <numerusform>%n Titel in „{name}“ verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>New playlist</source>
        <translation>Neue Wiedergabeliste</translation>
    </message>
    <message>
        <source>New playlist…</source>
        <translation>Neue Wiedergabeliste…</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n song(s) from “{name}”</source>
        <translation>
            <numerusform>%n Titel aus „{name}“ entfernen</numerusform>
            <numerusform>%n Titel aus „{name}“ entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation>„{name}“ umbenennen</translation>
    </message>
    <message>
        <source>Saved as “{name}”.</source>
        <translation>Als „{name}“ gespeichert.</translation>
    </message>
    <message>
        <source>Select songs and choose “Add to playlist” in their menu, save a mood path, or import a file.</source>
        <translation>Titel auswählen und in ihrem Menü „Zur Wiedergabeliste hinzufügen“ wählen, einen Stimmungspfad speichern oder eine Datei importieren.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>There are no playlists yet.</source>
        <translation>Es gibt noch keine Wiedergabelisten.</translation>
    </message>
    <message>
        <source>There is already a playlist with this name.</source>
        <translation>Es gibt bereits eine Wiedergabeliste mit diesem Namen.</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>„{name}“ wurde gelöscht.</translation>
    </message>
</context>
<context>
    <name>PlaylistsModel</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>Wiedergabeliste</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>PlaylistsPane</name>
    <message numerus="yes">
        <source>%n playlist(s)</source>
        <translation>
            <numerusform>%n Wiedergabeliste</numerusform>
            <numerusform>%n Wiedergabelisten</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the playlist to the queue</source>
        <translation>Die Wiedergabeliste zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>All playlists</source>
        <translation>Alle Wiedergabelisten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the playlist (Del)</source>
        <translation>Die Wiedergabeliste löschen (Entf)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Duplicate the playlist</source>
        <translation>Die Wiedergabeliste duplizieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Import a playlist file</source>
        <translation>Eine Wiedergabelistendatei importieren</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New playlist</source>
        <translation>Neue Wiedergabeliste</translation>
    </message>
    <message>
        <source>Number of playlists</source>
        <translation>Anzahl der Wiedergabelisten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the playlist</source>
        <translation>Die Wiedergabeliste abspielen</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>Wiedergabeliste</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Wiedergabelisten</translation>
    </message>
    <message>
        <source>Playlists and songs</source>
        <translation>Wiedergabelisten und Titel</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename the playlist (F2)</source>
        <translation>Die Wiedergabeliste umbenennen (F2)</translation>
    </message>
    <message>
        <source>Saved playlists</source>
        <translation>Gespeicherte Wiedergabelisten</translation>
    </message>
    <message>
        <source>Select the songs of the playlist on the plane</source>
        <translation>Die Titel der Wiedergabeliste auf der Ebene auswählen</translation>
    </message>
    <message>
        <source>Show on plane</source>
        <translation>Auf der Ebene zeigen</translation>
    </message>
    <message>
        <source>Songs and length</source>
        <translation>Titel und Dauer</translation>
    </message>
    <message>
        <source>Songs of the playlist</source>
        <translation>Titel der Wiedergabeliste</translation>
    </message>
    <message>
        <source>The chosen playlist</source>
        <translation>Die gewählte Wiedergabeliste</translation>
    </message>
    <message>
        <source>Playlist actions</source>
        <translation>Aktionen für die Wiedergabeliste</translation>
    </message>
    <message>
        <source>Write the playlist to a file</source>
        <translation>Die Wiedergabeliste in eine Datei schreiben</translation>
    </message>
</context>
<context>
    <name>ProblemWindow</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Checking the installation…</source>
        <translation>Die Installation wird geprüft…</translation>
    </message>
    <message>
        <source>Copy this report and send it to whoever helps you, with a few words on what you did and what you expected. It names folders and files of yours: remove what you want to keep private. Nothing is sent automatically.</source>
        <translation>Diesen Bericht kopieren und an die Person senden, die hilft, mit ein paar Worten dazu, was getan und was erwartet wurde. Er nennt eigene Ordner und Dateien: Was niemanden etwas angeht, vorher entfernen. Von selbst wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Problem melden</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anleitung</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>Einzelheiten zeigen oder verbergen</translation>
    </message>
</context>
<context>
    <name>QueueEdits</name>
    <message numerus="yes">
        <source>Add %n song(s) to the queue</source>
        <translation>
            <numerusform>%n Titel in die Warteschlange stellen</numerusform>
            <numerusform>%n Titel in die Warteschlange stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation>Warteschlange leeren</translation>
    </message>
    <message numerus="yes">
        <source>Move %n song(s) in the queue</source>
        <translation>
            <numerusform>%n Titel in der Warteschlange verschieben</numerusform>
            <numerusform>%n Titel in der Warteschlange verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n song(s) from the queue</source>
        <translation>
            <numerusform>%n Titel aus der Warteschlange entfernen</numerusform>
            <numerusform>%n Titel aus der Warteschlange entfernen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{title}, chosen by you</source>
        <translation>{title}, von Hand gewählt</translation>
    </message>
    <message>
        <source>{title}, plays now</source>
        <translation>{title}, läuft gerade</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message numerus="yes">
        <source>%n song(s), {lasting}</source>
        <translation>
            <numerusform>%n Titel, {lasting}</numerusform>
            <numerusform>%n Titel, {lasting}</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation>Warteschlange leeren</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Save as playlist…</source>
        <translation>Als Wiedergabeliste speichern…</translation>
    </message>
    <message>
        <source>Save the queue as a playlist</source>
        <translation>Die Warteschlange als Wiedergabeliste speichern</translation>
    </message>
    <message>
        <source>Upcoming songs</source>
        <translation>Kommende Titel</translation>
    </message>
    <message>
        <source>Queue actions</source>
        <translation>Aktionen für die Warteschlange</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play next</source>
        <translation>Als Nächstes abspielen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Songs of the queue</source>
        <translation>Titel der Warteschlange</translation>
    </message>
    <message>
        <source>The queue is empty.
Drag songs here, or choose “Add to queue” in the menu of a song.</source>
        <translation>Die Warteschlange ist leer.
Titel hierher ziehen oder im Menü eines Titels „Zur Warteschlange hinzufügen“ wählen.</translation>
    </message>
    <message>
        <source>Why the queue is empty</source>
        <translation>Warum die Warteschlange leer ist</translation>
    </message>
</context>
<context>
    <name>Refinement</name>
    <message numerus="yes">
        <source>Refine %Ln song(s) with the teacher</source>
        <translation>
            <numerusform>%Ln Titel mit dem Lehrer verfeinern</numerusform>
            <numerusform>%Ln Titel mit dem Lehrer verfeinern</numerusform>
        </translation>
    </message>
    <message>
        <source>Refine with the teacher</source>
        <translation>Mit dem Lehrer verfeinern</translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message numerus="yes">
        <source>%Ln song(s) removed from the library; no file was deleted.</source>
        <translation>
            <numerusform>%Ln Titel aus der Bibliothek entfernt; gelöscht wurde nichts.</numerusform>
            <numerusform>%Ln Titel aus der Bibliothek entfernt; gelöscht wurde nichts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln song(s) from the library</source>
        <translation>
            <numerusform>%Ln Titel aus der Bibliothek entfernen</numerusform>
            <numerusform>%Ln Titel aus der Bibliothek entfernen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RescoreOffer</name>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Erneut analysieren</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message numerus="yes">
        <source>There is a new {models}. %Ln song(s) keep their previous prediction until they are analysed again.</source>
        <translation>
            <numerusform>Neu vorhanden: {models}. %Ln Titel behält die bisherige Vorhersage, bis er neu analysiert wurde.</numerusform>
            <numerusform>Neu vorhanden: {models}. %Ln Titel behalten die bisherige Vorhersage, bis sie neu analysiert wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is a new {models}. %Ln song(s) keep their previous prediction.</source>
        <translation>
            <numerusform>Neu vorhanden: {models}. %Ln Titel behält die bisherige Vorhersage.</numerusform>
            <numerusform>Neu vorhanden: {models}. %Ln Titel behalten die bisherige Vorhersage.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rescoring</name>
    <message numerus="yes">
        <source>%Ln could not be analysed</source>
        <translation>
            <numerusform>%Ln konnte nicht analysiert werden</numerusform>
            <numerusform>%Ln konnten nicht analysiert werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) refined</source>
        <translation>
            <numerusform>%Ln Titel verfeinert</numerusform>
            <numerusform>%Ln Titel verfeinert</numerusform>
        </translation>
    </message>
    <message>
        <source>Refining finished: {counts}.</source>
        <translation>Verfeinerung abgeschlossen: {counts}.</translation>
    </message>
    <message>
        <source>Refining stopped: {counts}.</source>
        <translation>Verfeinerung angehalten: {counts}.</translation>
    </message>
    <message>
        <source>None of the songs can be read. Is their disk connected?</source>
        <translation>Keiner der Titel kann gelesen werden. Ist das Laufwerk angeschlossen, auf dem sie liegen?</translation>
    </message>
    <message>
        <source>The {model} has already analysed these songs.</source>
        <translation>Diese Titel wurden bereits analysiert ({model}).</translation>
    </message>
    <message>
        <source>waits for the scan</source>
        <translation>wartet auf den Suchlauf</translation>
    </message>
    <message>
        <source>waits while a song plays</source>
        <translation>wartet, solange ein Titel läuft</translation>
    </message>
    <message>
        <source>waits while on battery</source>
        <translation>wartet im Akkubetrieb</translation>
    </message>
</context>
<context>
    <name>RescoringBar</name>
    <message>
        <source>Progress of the refining</source>
        <translation>Fortschritt der Verfeinerung</translation>
    </message>
    <message>
        <source>Refining</source>
        <translation>Verfeinerung</translation>
    </message>
    <message>
        <source>Refining {done} of {total} with the {model}</source>
        <translation>Verfeinerung: {done} von {total} ({model})</translation>
    </message>
    <message>
        <source>State of the refining</source>
        <translation>Wie weit die Verfeinerung ist</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop refining</source>
        <translation>Verfeinerung anhalten</translation>
    </message>
    <message>
        <source>Stopping after the current songs…</source>
        <translation>Wird nach den aktuellen Titeln angehalten…</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the scan</source>
        <translation>Suchlauf abbrechen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause the scan</source>
        <translation>Suchlauf anhalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused while a song plays</source>
        <translation>Angehalten, solange ein Titel läuft</translation>
    </message>
    <message>
        <source>Paused: on battery</source>
        <translation>Angehalten: Akkubetrieb</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Fortschritt des Suchlaufs</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume the scan</source>
        <translation>Suchlauf fortsetzen</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Suchlauf</translation>
    </message>
    <message>
        <source>State of the scan</source>
        <translation>Stand des Suchlaufs</translation>
    </message>
    <message>
        <source>Stopping after the current songs…</source>
        <translation>Wird nach den aktuellen Titeln angehalten…</translation>
    </message>
</context>
<context>
    <name>ScanTally</name>
    <message numerus="yes">
        <source>%Ln could not be analysed</source>
        <translation>
            <numerusform>%Ln konnte nicht analysiert werden</numerusform>
            <numerusform>%Ln konnten nicht analysiert werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) analysed</source>
        <translation>
            <numerusform>%Ln Titel analysiert</numerusform>
            <numerusform>%Ln Titel analysiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still to do</source>
        <translation>
            <numerusform>%Ln noch offen</numerusform>
            <numerusform>%Ln noch offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unverändert</numerusform>
            <numerusform>%Ln unverändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Analysing {done} of {total}</source>
        <translation>Analyse: {done} von {total}</translation>
    </message>
    <message>
        <source>Analysing {done} of {total} so far</source>
        <translation>Analyse: {done} von bisher {total}</translation>
    </message>
    <message>
        <source>Looking for music…</source>
        <translation>Musik wird gesucht…</translation>
    </message>
    <message>
        <source>No music was found there.</source>
        <translation>Dort wurde keine Musik gefunden.</translation>
    </message>
    <message>
        <source>No song there matches {patterns} in Settings → Music folders.</source>
        <translation>Kein Titel dort passt zu {patterns} in Einstellungen → Musikordner.</translation>
    </message>
    <message>
        <source>Scan finished: {counts}.</source>
        <translation>Suchlauf beendet: {counts}.</translation>
    </message>
    <message>
        <source>Scan stopped: {counts}.</source>
        <translation>Suchlauf abgebrochen: {counts}.</translation>
    </message>
    <message>
        <source>The model ran on the processor.</source>
        <translation>Das Modell lief auf dem Prozessor.</translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>noch etwa %n Stunde</numerusform>
            <numerusform>noch etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>noch etwa %n Sekunde</numerusform>
            <numerusform>noch etwa %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>on {device}</source>
        <translation>auf {device}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{pace} songs a second</source>
        <translation>{pace} Titel pro Sekunde</translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message numerus="yes">
        <source>%Ln song(s) are missing from {folder} but kept: a drive may not be connected.</source>
        <translation>
            <numerusform>%Ln Titel fehlt in {folder} und bleibt erhalten: Vielleicht ist ein Laufwerk nicht angeschlossen.</numerusform>
            <numerusform>%Ln Titel fehlen in {folder} und bleiben erhalten: Vielleicht ist ein Laufwerk nicht angeschlossen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Show reasons</source>
        <translation>Gründe anzeigen</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be opened.</source>
        <translation>Der Ordner {folder} lässt sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>ScanningPage</name>
    <message>
        <source>Apple silicon (Core ML)</source>
        <translation>Apple-Chip (Core ML)</translation>
    </message>
    <message>
        <source>Graphics card (DirectML)</source>
        <translation>Grafikkarte (DirectML)</translation>
    </message>
    <message>
        <source>Intel devices (OpenVINO)</source>
        <translation>Intel-Geräte (OpenVINO)</translation>
    </message>
    <message>
        <source>Model runs on</source>
        <translation>Das Modell läuft auf</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message numerus="yes">
        <source>One per core (%n)</source>
        <translation>
            <numerusform>Einer pro Kern (%n)</numerusform>
            <numerusform>Einer pro Kern (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause on battery</source>
        <translation>Im Akkubetrieb anhalten</translation>
    </message>
    <message>
        <source>Pause while a song plays</source>
        <translation>Anhalten, solange ein Titel läuft</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Resume on mains power</source>
        <translation>Bei Netzstrom fortsetzen</translation>
    </message>
    <message>
        <source>Resume when the music stops</source>
        <translation>Fortsetzen, wenn die Musik endet</translation>
    </message>
    <message>
        <source>Limit processor use</source>
        <translation>Prozessorlast begrenzen</translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation>Suchlauf</translation>
    </message>
    <message>
        <source>Songs analysed at once</source>
        <translation>Gleichzeitig analysierte Titel</translation>
    </message>
    <message>
        <source>Use half of the processor at most, so that other programs stay fast</source>
        <translation>Höchstens die Hälfte des Prozessors nutzen, damit andere Programme schnell bleiben</translation>
    </message>
    <message>
        <source>Fastest available</source>
        <translation>Schnellstes verfügbares</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Die Suche leeren</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Search icon</source>
        <translation>Suchsymbol</translation>
    </message>
    <message>
        <source>Search: words, moods, artist:bach, year:1990..1999</source>
        <translation>Suche: Wörter, Stimmungen, artist:bach, year:1990..1999</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Add the selected songs to the queue</source>
        <translation>Ausgewählte Titel zur Warteschlange hinzufügen</translation>
    </message>
    <message>
        <source>Choose a mood path through the selected songs</source>
        <translation>Einen Stimmungspfad durch die ausgewählten Titel wählen</translation>
    </message>
    <message>
        <source>Number and length of the selected songs</source>
        <translation>Anzahl und Dauer der ausgewählten Titel</translation>
    </message>
    <message numerus="yes">
        <source>Only {count} song(s) shown</source>
        <translation>
            <numerusform>Nur {count} Titel gezeigt</numerusform>
            <numerusform>Nur {count} Titel gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the selected songs</source>
        <translation>Ausgewählte Titel abspielen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the selected songs as a playlist</source>
        <translation>Ausgewählte Titel als Wiedergabeliste speichern</translation>
    </message>
    <message>
        <source>Selected songs</source>
        <translation>Ausgewählte Titel</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show all songs again</source>
        <translation>Wieder alle Titel zeigen</translation>
    </message>
    <message>
        <source>Show only the selected songs</source>
        <translation>Nur die ausgewählten Titel zeigen</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>Nur diese zeigen</translation>
    </message>
    <message numerus="yes">
        <source>{count} song(s)</source>
        <translation>
            <numerusform>{count} Titel</numerusform>
            <numerusform>{count} Titel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>A folder whose name is not valid text cannot be kept in the settings.</source>
        <translation>Ein Ordner, dessen Name kein gültiger Text ist, lässt sich nicht in den Einstellungen merken.</translation>
    </message>
    <message>
        <source>A playlist cannot be written to {file}: its name must end in .m3u8 or .xspf.</source>
        <translation>In {file} lässt sich keine Wiedergabeliste speichern: Der Name muss auf .m3u8 oder .xspf enden.</translation>
    </message>
    <message>
        <source>Another program has just changed the file; it was left as it is.</source>
        <translation>Ein anderes Programm hat die Datei gerade geändert; sie blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>It cannot be read: {why}.</source>
        <translation>Sie lässt sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>It is not a file.</source>
        <translation>Das ist keine Datei.</translation>
    </message>
    <message>
        <source>It is not an audio file, or it is damaged.</source>
        <translation>Das ist keine Audiodatei, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>It is silent.</source>
        <translation>Sie ist stumm.</translation>
    </message>
    <message>
        <source>It makes the decoder crash.</source>
        <translation>Sie bringt den Decoder zum Absturz.</translation>
    </message>
    <message>
        <source>Its other tags hold damaged text, which would be lost.</source>
        <translation>Die anderen Tags enthalten beschädigten Text, der verloren ginge.</translation>
    </message>
    <message>
        <source>Its tag holds too many frames, or too large ones, to be written anew.</source>
        <translation>Ihr Tag enthält zu viele oder zu große Felder, um neu geschrieben zu werden.</translation>
    </message>
    <message>
        <source>No {name} model is installed. Put {network} and {card} into {folder}.</source>
        <translation>Das Modell „{name}“ ist nicht installiert. {network} und {card} in {folder} ablegen.</translation>
    </message>
    <message>
        <source>It cannot be written: {why}.</source>
        <translation>Sie lässt sich nicht schreiben: {why}.</translation>
    </message>
    <message>
        <source>It contains no sound.</source>
        <translation>Sie enthält keinen Ton.</translation>
    </message>
    <message>
        <source>It is too short: at least {seconds} s of sound is needed.</source>
        <translation>Sie ist zu kurz: Mindestens {seconds} s Ton sind nötig.</translation>
    </message>
    <message>
        <source>Its mood tags have been changed since; they were left as they are.</source>
        <translation>Ihre Stimmungs-Tags wurden inzwischen geändert; sie blieben, wie sie sind.</translation>
    </message>
    <message>
        <source>Its sound is in an unknown format.</source>
        <translation>Ihr Ton hat ein unbekanntes Format.</translation>
    </message>
    <message>
        <source>Its tag {field} holds something other than text.</source>
        <translation>Das Tag {field} enthält etwas anderes als Text.</translation>
    </message>
    <message>
        <source>Its tags are damaged and cannot be written.</source>
        <translation>Ihre Tags sind beschädigt und lassen sich nicht schreiben.</translation>
    </message>
    <message>
        <source>None of the songs in the playlist {file} can be found; scan their folder first.</source>
        <translation>Kein Titel der Wiedergabeliste {file} ist zu finden; bitte zuerst den Ordner der Titel durchsuchen.</translation>
    </message>
    <message>
        <source>Reading it needs too much memory.</source>
        <translation>Sie zu lesen braucht zu viel Speicher.</translation>
    </message>
    <message>
        <source>Reading it takes too long.</source>
        <translation>Sie zu lesen dauert zu lange.</translation>
    </message>
    <message>
        <source>Several moods, decades, quadrants, models, folders, states or texts after := mean any of them.</source>
        <translation>Mehrere Stimmungen, Jahrzehnte, Quadranten, Modelle, Ordner, Zustände oder Texte nach := bedeuten: eines davon.</translation>
    </message>
    <message>
        <source>Songs cannot be read: no process can be started ({why}).</source>
        <translation>Titel lassen sich nicht lesen: Es lässt sich kein Prozess starten ({why}).</translation>
    </message>
    <message>
        <source>Songs cannot be read: the process that reads them does not start.</source>
        <translation>Titel lassen sich nicht lesen: Das Leseprogramm startet nicht.</translation>
    </message>
    <message>
        <source>Songs cannot be read: {why}.</source>
        <translation>Titel lassen sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>The analyses</source>
        <translation>Die Analysen</translation>
    </message>
    <message>
        <source>The analyses in {file} cannot be read: {why}.</source>
        <translation>Die Analysen in {file} lassen sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>The analyses in {file} were written by a newer Emotion Player: please update.</source>
        <translation>Die Analysen in {file} stammen von einem neueren Emotion Player: bitte aktualisieren.</translation>
    </message>
    <message>
        <source>The backup {folder} cannot be restored: {why}.</source>
        <translation>Die Sicherung {folder} lässt sich nicht wiederherstellen: {why}.</translation>
    </message>
    <message>
        <source>The card of {model} does not fit its network: {side} is {found}, not {wanted}.</source>
        <translation>Die Karte von {model} passt nicht zu ihrem Netz: {side} ist {found}, nicht {wanted}.</translation>
    </message>
    <message>
        <source>The card of {model} lists GEMS emotions, but its network has no output for them.</source>
        <translation>Die Karte von {model} nennt GEMS-Gefühle, doch das Netz hat keine Ausgabe dafür.</translation>
    </message>
    <message>
        <source>The card of {model} lists a different number of inputs than its network has.</source>
        <translation>Die Karte von {model} nennt eine andere Zahl von Eingaben, als das Netz hat.</translation>
    </message>
    <message>
        <source>The card of {model} must name all GEMS emotions in this order: {names}.</source>
        <translation>Die Karte von {model} muss alle GEMS-Gefühle in dieser Reihenfolge nennen: {names}.</translation>
    </message>
    <message>
        <source>The folder cannot be read: {why}.</source>
        <translation>Der Ordner lässt sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>The library is damaged: a calibration in it cannot be read ({why}).</source>
        <translation>Die Bibliothek ist beschädigt: Eine Kalibrierung darin lässt sich nicht lesen ({why}).</translation>
    </message>
    <message>
        <source>The library {path} cannot be backed up to {folder}: {why}.</source>
        <translation>Die Bibliothek {path} lässt sich nicht in {folder} sichern: {why}.</translation>
    </message>
    <message>
        <source>The library {path} cannot be backed up: {why}.</source>
        <translation>Die Bibliothek {path} lässt sich nicht sichern: {why}.</translation>
    </message>
    <message>
        <source>The library {path} cannot be created: {why}.</source>
        <translation>Die Bibliothek {path} lässt sich nicht anlegen: {why}.</translation>
    </message>
    <message>
        <source>The library {path} cannot be repaired: {why}.</source>
        <translation>Die Bibliothek {path} lässt sich nicht reparieren: {why}.</translation>
    </message>
    <message>
        <source>The link is broken: {why}.</source>
        <translation>Die Verknüpfung ist defekt: {why}.</translation>
    </message>
    <message>
        <source>The model {model} gives no prediction for this sound.</source>
        <translation>Das Modell {model} liefert für diesen Ton keine Vorhersage.</translation>
    </message>
    <message>
        <source>The network of {model} does not output shares of listeners from 0 to 1.</source>
        <translation>Das Netz von {model} gibt keine Höreranteile zwischen 0 und 1 aus.</translation>
    </message>
    <message>
        <source>The network of {model} does not output valence and arousal.</source>
        <translation>Das Netz von {model} gibt nicht Valenz und Erregung aus.</translation>
    </message>
    <message>
        <source>The picture cannot be written to {file}: {why}.</source>
        <translation>Das Bild lässt sich nicht in {file} speichern: {why}.</translation>
    </message>
    <message>
        <source>The player is using it: play another song, then try again.</source>
        <translation>Der Player benutzt sie gerade: einen anderen Titel abspielen und erneut versuchen.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Das ist keine Datei.</translation>
    </message>
    <message>
        <source>Writing would change more than these tags; the file was left as it is.</source>
        <translation>Beim Schreiben würde sich mehr als diese Tags ändern; die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>a curve has no points</source>
        <translation>eine Kurve hat keine Punkte</translation>
    </message>
    <message>
        <source>a line is too long</source>
        <translation>eine Zeile ist zu lang</translation>
    </message>
    <message>
        <source>a point is not two numbers</source>
        <translation>ein Punkt besteht nicht aus zwei Zahlen</translation>
    </message>
    <message>
        <source>a point is outside its interval</source>
        <translation>ein Punkt liegt außerhalb seines Intervalls</translation>
    </message>
    <message>
        <source>a point is written like near:.4,-.2, without a minus sign before it</source>
        <translation>ein Punkt schreibt sich wie near:.4,-.2, ohne Minus davor</translation>
    </message>
    <message>
        <source>part of its path is not a folder</source>
        <translation>ein Teil des Pfads ist kein Ordner</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>der Datenträger meldet einen Fehler</translation>
    </message>
    <message>
        <source>the range is the wrong way round</source>
        <translation>Anfang und Ende des Bereichs sind vertauscht</translation>
    </message>
    <message>
        <source>the times of a curve do not increase</source>
        <translation>die Zeiten einer Kurve steigen nicht an</translation>
    </message>
    <message>
        <source>{file} cannot be read as a playlist: its name must end in .m3u8, .m3u or .xspf.</source>
        <translation>{file} lässt sich nicht als Wiedergabeliste lesen: Der Name muss auf .m3u8, .m3u oder .xspf enden.</translation>
    </message>
    <message>
        <source>{file} exists already.</source>
        <translation>{file} gibt es bereits.</translation>
    </message>
    <message>
        <source>{file} is not a file of analyses, or it is damaged ({why}); nothing was imported.</source>
        <translation>{file} ist keine Datei mit Analysen oder beschädigt ({why}); nichts wurde importiert.</translation>
    </message>
    <message>
        <source>The card {path} cannot be read: {why}.</source>
        <translation>Die Karte {path} lässt sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>A cluster needs Dask, and {name} is not installed; try: pip install &apos;emotion-player[cluster]&apos;</source>
        <translation>Ein Cluster braucht Dask, und {name} ist nicht installiert. Abhilfe: pip install &apos;emotion-player[cluster]&apos;</translation>
    </message>
    <message>
        <source>Exclude with -live or not artist:bach.</source>
        <translation>Ausschließen mit -live oder not artist:bach.</translation>
    </message>
    <message>
        <source>It has another name (a hard link), which would keep the old tags.</source>
        <translation>Sie hat noch einen Namen (einen Hardlink), der weiter zu den alten Tags führen würde.</translation>
    </message>
    <message>
        <source>It has {channels} channels; at most {most} can be heard.</source>
        <translation>Sie hat {channels} Kanäle; höchstens {most} können gehört werden.</translation>
    </message>
    <message>
        <source>It is too large for a song.</source>
        <translation>Sie ist zu groß für ein Lied.</translation>
    </message>
    <message>
        <source>No sound was found in the files that the playlist {file} names.</source>
        <translation>In den Dateien, die die Wiedergabeliste {file} nennt, wurde kein Ton gefunden.</translation>
    </message>
    <message>
        <source>Reading it failed unexpectedly; see the log.</source>
        <translation>Sie ließ sich nicht lesen; der Grund steht im Protokoll.</translation>
    </message>
    <message>
        <source>Tags cannot be written into this kind of file.</source>
        <translation>In Dateien dieser Art können keine Tags geschrieben werden.</translation>
    </message>
    <message>
        <source>The card {path} describes another model, &quot;{model}&quot;.</source>
        <translation>Die Karte {path} beschreibt ein anderes Modell, „{model}“.</translation>
    </message>
    <message>
        <source>The card {path} has no model: {model} is missing.</source>
        <translation>Zur Karte {path} gehört kein Modell: {model} fehlt.</translation>
    </message>
    <message>
        <source>The card {path} is damaged: it has no {what}.</source>
        <translation>Die Karte {path} ist beschädigt: {what} fehlt.</translation>
    </message>
    <message>
        <source>The card {path} is damaged: its parts are not those of a card.</source>
        <translation>Die Karte {path} ist beschädigt: ihre Teile sind nicht die einer Karte.</translation>
    </message>
    <message>
        <source>The card {path} is damaged: {why}.</source>
        <translation>Die Karte {path} ist beschädigt: {why}.</translation>
    </message>
    <message>
        <source>The corrections</source>
        <translation>Die Korrekturen</translation>
    </message>
    <message>
        <source>The file cannot be read: {why}.</source>
        <translation>Die Datei lässt sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is gone, and its sound is nowhere else in the library.</source>
        <translation>Die Datei ist nicht mehr da, und ihr Klang findet sich nirgends sonst in der Bibliothek.</translation>
    </message>
    <message>
        <source>The file is gone.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file is write-protected.</source>
        <translation>Die Datei ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The folder is write-protected.</source>
        <translation>Der Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The installed onnxruntime does not offer {device}.</source>
        <translation>Die installierte onnxruntime bietet {device} nicht an.</translation>
    </message>
    <message>
        <source>The library</source>
        <translation>Die Bibliothek</translation>
    </message>
    <message>
        <source>The library was damaged and has been rebuilt. Songs: {songs}, corrections: {corrections}, playlists: {playlists}. A rescan finds missing songs. The damaged file is kept as {name}.</source>
        <translation>Die Bibliothek war beschädigt und wurde neu aufgebaut. Titel: {songs}, Korrekturen: {corrections}, Wiedergabelisten: {playlists}. Ein neuer Suchlauf findet fehlende Titel. Die beschädigte Datei liegt unter {name}.</translation>
    </message>
    <message>
        <source>The library {path} cannot be used: {why}.</source>
        <translation>Die Bibliothek {path} kann nicht verwendet werden: {why}.</translation>
    </message>
    <message>
        <source>The library {path} was deleted or replaced while it was open.</source>
        <translation>Die Bibliothek {path} wurde gelöscht oder ersetzt, während sie geöffnet war.</translation>
    </message>
    <message>
        <source>The library {path} was made by a newer Emotion Player (its tables have version {version}, this program knows {known}): please update.</source>
        <translation>Die Bibliothek {path} stammt von einem neueren Emotion Player (ihre Tabellen haben Version {version}, dieses Programm kennt {known}): bitte aktualisieren.</translation>
    </message>
    <message>
        <source>The model has no card: {path} is missing.</source>
        <translation>Das Modell hat keine Karte: {path} fehlt.</translation>
    </message>
    <message>
        <source>The model {file} cannot be read: {why}.</source>
        <translation>Das Modell {file} lässt sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>The model {file} is not the one its card describes: its sha256 differs.</source>
        <translation>Das Modell {file} ist nicht das, welches seine Karte beschreibt: Die Prüfsumme (SHA-256) ist eine andere.</translation>
    </message>
    <message>
        <source>The playlist {file} cannot be read: {why}.</source>
        <translation>Die Wiedergabeliste {file} lässt sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>The playlist {file} cannot be written: {why}.</source>
        <translation>Die Wiedergabeliste {file} lässt sich nicht schreiben: {why}.</translation>
    </message>
    <message>
        <source>The playlist {file} has no songs.</source>
        <translation>Die Wiedergabeliste {file} enthält keine Titel.</translation>
    </message>
    <message>
        <source>The program is about to stop.</source>
        <translation>Das Programm wird gleich beendet.</translation>
    </message>
    <message>
        <source>The settings {file} cannot be read: {why}.</source>
        <translation>Die Einstellungen {file} lassen sich nicht lesen: {why}.</translation>
    </message>
    <message>
        <source>The settings {file} cannot be understood: {why}.</source>
        <translation>Die Einstellungen {file} sind unverständlich: {why}.</translation>
    </message>
    <message>
        <source>The settings {file} cannot be written: {why}.</source>
        <translation>Die Einstellungen {file} lassen sich nicht schreiben: {why}.</translation>
    </message>
    <message>
        <source>The workers of the cluster die when they analyse it.</source>
        <translation>Die Worker des Clusters brechen ab, wenn sie sie analysieren.</translation>
    </message>
    <message>
        <source>The {name} model in {folder} is not the one that the scanning computer uses.</source>
        <translation>Das Modell {name} in {folder} ist ein anderes als das des Computers, der einliest.</translation>
    </message>
    <message>
        <source>There is no library {path}.</source>
        <translation>Es gibt keine Bibliothek {path}.</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>Eine solche Datei oder einen solchen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>This is neither a file nor a folder.</source>
        <translation>Das ist weder eine Datei noch ein Ordner.</translation>
    </message>
    <message>
        <source>Words are found in title, artist, album, genre and path, ignoring case and accents.</source>
        <translation>Wörter werden in Titel, Interpret, Album, Genre und Pfad gefunden, gleich ob groß oder klein, mit oder ohne Akzente.</translation>
    </message>
    <message>
        <source>a decade is written like 1990s, or {none} for no year</source>
        <translation>ein Jahrzehnt schreibt sich wie 1990s, oder {none} für kein Jahr</translation>
    </message>
    <message>
        <source>a duration is written in minutes, like 3..5, &lt;2.5 or &gt;3:30</source>
        <translation>eine Dauer schreibt sich in Minuten, wie 3..5, &lt;2.5 oder &gt;3:30</translation>
    </message>
    <message>
        <source>a mood is one of {words}</source>
        <translation>eine Stimmung ist eine von {words}</translation>
    </message>
    <message>
        <source>a quadrant is one of {words}</source>
        <translation>ein Quadrant ist einer von {words}</translation>
    </message>
    <message>
        <source>a song can be {states}</source>
        <translation>ein Titel kann {states} sein</translation>
    </message>
    <message>
        <source>a stream that is neither FLAC, Opus, Speex nor Vorbis</source>
        <translation>ein Datenstrom, der weder FLAC, Opus, Speex noch Vorbis ist</translation>
    </message>
    <message>
        <source>a year is written like 1999, 1990..1999 or &gt;1990</source>
        <translation>ein Jahr schreibt sich wie 1999, 1990..1999 oder &gt;1990</translation>
    </message>
    <message>
        <source>another program is using it; please try again later</source>
        <translation>ein anderes Programm benutzt sie; bitte später erneut versuchen</translation>
    </message>
    <message>
        <source>arousal is written like .3, -.2..0 or &gt;.3</source>
        <translation>Erregung schreibt sich wie .3, -.2..0 oder &gt;.3</translation>
    </message>
    <message>
        <source>artist:=&quot;air&quot; is that artist and no other, artist:=&quot;&quot; none at all; also title, album and genre.</source>
        <translation>artist:=&quot;air&quot; ist genau dieser Interpret, artist:=&quot;&quot; gar keiner; ebenso title, album und genre.</translation>
    </message>
    <message>
        <source>decade:1990s, decade:none for no year, folder:&quot;/music/jazz&quot; with all that is in it.</source>
        <translation>decade:1990s, decade:none für kein Jahr, folder:&quot;/music/jazz&quot; mit allem, was darin liegt.</translation>
    </message>
    <message>
        <source>invalid GEMS emotions</source>
        <translation>ungültige GEMS-Gefühle</translation>
    </message>
    <message>
        <source>invalid name of a model</source>
        <translation>ungültiger Modellname</translation>
    </message>
    <message>
        <source>invalid number</source>
        <translation>ungültige Zahl</translation>
    </message>
    <message>
        <source>invalid time</source>
        <translation>ungültige Zeitangabe</translation>
    </message>
    <message>
        <source>is:stale what only an older version has analysed, is:unrefined what the model shown has not analysed.</source>
        <translation>is:stale, was nur eine ältere Version analysiert hat, is:unrefined, was das gezeigte Modell nicht analysiert hat.</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>sie endet zu früh</translation>
    </message>
    <message>
        <source>it exists already</source>
        <translation>es gibt sie bereits</translation>
    </message>
    <message>
        <source>it has a document type, which XSPF does not allow</source>
        <translation>sie hat einen Dokumenttyp, den XSPF nicht erlaubt</translation>
    </message>
    <message>
        <source>it is JSON, but not an analysis</source>
        <translation>es ist JSON, aber keine Analyse</translation>
    </message>
    <message>
        <source>it is XML, but not an XSPF playlist</source>
        <translation>es ist XML, aber keine XSPF-Wiedergabeliste</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is damaged ({error})</source>
        <translation>sie ist beschädigt ({error})</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>sie ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>es ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>it is not a database</source>
        <translation>es ist keine Datenbank</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>it is not well-formed XML ({why})</source>
        <translation>es ist kein wohlgeformtes XML ({why})</translation>
    </message>
    <message>
        <source>it is on another drive</source>
        <translation>anderes Laufwerk</translation>
    </message>
    <message>
        <source>it is read-only</source>
        <translation>sie ist schreibgeschützt</translation>
    </message>
    <message>
        <source>it is something else</source>
        <translation>es ist etwas anderes</translation>
    </message>
    <message>
        <source>it is too large for a playlist</source>
        <translation>sie ist zu groß für eine Wiedergabeliste</translation>
    </message>
    <message>
        <source>it is too large for this disk</source>
        <translation>sie ist zu groß für diesen Datenträger</translation>
    </message>
    <message>
        <source>it names no sound</source>
        <translation>sie nennt keinen Ton</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>Verknüpfungen führen im Kreis</translation>
    </message>
    <message>
        <source>its name does not fit on one line of text</source>
        <translation>der Name passt nicht in eine Textzeile</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>der Name ist zu lang</translation>
    </message>
    <message>
        <source>line {number}: {why}</source>
        <translation>Zeile {number}: {why}</translation>
    </message>
    <message>
        <source>model:teacher finds what the teacher has analysed; is:corrected finds what you have corrected,</source>
        <translation>model:teacher findet, was der Lehrer analysiert hat; is:corrected findet selbst Korrigiertes,</translation>
    </message>
    <message>
        <source>mood:calm is the mood of a song in one word, as the column Mood shows it.</source>
        <translation>mood:ruhig ist die Stimmung eines Titels in einem Wort, wie die Spalte Stimmung sie zeigt.</translation>
    </message>
    <message>
        <source>near:.4,-.2 shows the {count} songs nearest to that point, the nearest first.</source>
        <translation>near:.4,-.2 zeigt die {count} Titel, die diesem Punkt am nächsten sind, die nächsten zuerst.</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>Datei oder Ordner nicht vorhanden</translation>
    </message>
    <message>
        <source>nothing follows the colon</source>
        <translation>nach dem Doppelpunkt folgt nichts</translation>
    </message>
    <message>
        <source>onnxruntime cannot start it: a driver or a library may be missing; see the log.</source>
        <translation>onnxruntime kann es nicht starten: Vielleicht fehlt ein Treiber oder eine Bibliothek; siehe Protokoll.</translation>
    </message>
    <message>
        <source>onnxruntime cannot start it: {why}</source>
        <translation>onnxruntime kann es nicht starten: {why}</translation>
    </message>
    <message>
        <source>quadrant:calm is a quarter of the plane: q1 or happy, q2 or tense, q3 or sad, q4 or calm.</source>
        <translation>quadrant:calm ist ein Viertel der Ebene: q1 oder happy, q2 oder tense, q3 oder sad, q4 oder calm.</translation>
    </message>
    <message>
        <source>the description of a table is not text</source>
        <translation>die Beschreibung einer Tabelle ist kein Text</translation>
    </message>
    <message>
        <source>there is no field “{field}”, only {known}; quotes around it make it plain text</source>
        <translation>ein Feld „{field}“ gibt es nicht, nur {known}; in Anführungszeichen ist es einfacher Text</translation>
    </message>
    <message>
        <source>title:air, artist:&quot;miles davis&quot;, album:, genre:, path: look in one of them only.</source>
        <translation>title:air, artist:&quot;miles davis&quot;, album:, genre:, path: suchen nur dort.</translation>
    </message>
    <message>
        <source>valence is written like .3, -.2..0 or &gt;.3</source>
        <translation>Valenz schreibt sich wie .3, -.2..0 oder &gt;.3</translation>
    </message>
    <message>
        <source>year:1990..1999, year:&gt;1990, valence:&gt;.3, arousal:-.2..0 compare numbers; duration:3..5 is in minutes.</source>
        <translation>year:1990..1999, year:&gt;1990, valence:&gt;.3, arousal:-.2..0 vergleichen Zahlen; duration:3..5 gilt in Minuten.</translation>
    </message>
    <message>
        <source>{content} cannot be written to {file}: its name must end in {endings}.</source>
        <translation>{content}: {file} lässt sich nicht schreiben: Der Name muss auf {endings} enden.</translation>
    </message>
    <message>
        <source>{content} cannot be written to {file}: {why}.</source>
        <translation>{content}: {file} lässt sich nicht schreiben: {why}.</translation>
    </message>
    <message>
        <source>{device} cannot be checked: {why}</source>
        <translation>{device} lässt sich nicht prüfen: {why}</translation>
    </message>
    <message>
        <source>{device} failed: {why}</source>
        <translation>{device} ist ausgefallen: {why}</translation>
    </message>
    <message>
        <source>{device} gives different predictions from the processor: up to {apart} apart.</source>
        <translation>{device} sagt anderes voraus als der Prozessor: Abstand bis zu {apart}.</translation>
    </message>
    <message>
        <source>{error} The defaults are used; the damaged file is kept as {name}.</source>
        <translation>{error} Es gelten die Voreinstellungen; die beschädigte Datei bleibt als {name} erhalten.</translation>
    </message>
    <message>
        <source>{network} failed on an input of shape {shape}.</source>
        <translation>{network} ist an einer Eingabe der Form {shape} gescheitert.</translation>
    </message>
    <message>
        <source>{network} is not a network that onnxruntime can run.</source>
        <translation>{network} ist kein Netz, das onnxruntime ausführen kann.</translation>
    </message>
    <message>
        <source>{network} keeps weights in other files, which is not allowed.</source>
        <translation>{network} bewahrt Gewichte in anderen Dateien auf, was nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>{network} must have one to three float32 inputs and one or two outputs.</source>
        <translation>{network} muss eine bis drei float32-Eingaben und eine oder zwei Ausgaben haben.</translation>
    </message>
    <message>
        <source>{path} is a database of another program, not a library of Emotion Player.</source>
        <translation>{path} ist die Datenbank eines anderen Programms, keine Bibliothek von Emotion Player.</translation>
    </message>
    <message>
        <source>{path} is not a library of Emotion Player, or too damaged to tell, and there is no backup in {folder}. If it was one, move it elsewhere: the next scan makes a new one.</source>
        <translation>{path} ist keine Bibliothek von Emotion Player oder zu beschädigt, um das zu erkennen, und in {folder} liegt keine Sicherung. Falls es eine war, verschieben Sie die Datei an einen anderen Ort: Die nächste Suche legt eine neue an.</translation>
    </message>
    <message>
        <source>“{typed}”: {why}.</source>
        <translation>„{typed}“: {why}.</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Footer</source>
        <translation>Fußzeile</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <source>Arrow keys</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabetaste</translation>
    </message>
    <message>
        <source>In the table of songs</source>
        <translation>In der Titeltabelle</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Pause, resume</source>
        <translation>Anhalten, fortsetzen</translation>
    </message>
    <message>
        <source>Zoom in, zoom out, whole plane</source>
        <translation>Vergrößern, verkleinern, ganze Ebene</translation>
    </message>
    <message>
        <source>Menu of the song</source>
        <translation>Menü des Titels</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation>Befehle und Tasten</translation>
    </message>
    <message>
        <source>Deselect all songs</source>
        <translation>Alle Titel abwählen</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Nearest song in a direction</source>
        <translation>Nächstgelegener Titel in einer Richtung</translation>
    </message>
    <message>
        <source>On the plane</source>
        <translation>Auf der Ebene</translation>
    </message>
    <message>
        <source>Play the current song</source>
        <translation>Aktuellen Titel abspielen</translation>
    </message>
    <message>
        <source>Play the song</source>
        <translation>Titel abspielen</translation>
    </message>
    <message>
        <source>Select more songs</source>
        <translation>Weitere Titel auswählen</translation>
    </message>
    <message>
        <source>Select or deselect the song</source>
        <translation>Titel auswählen oder abwählen</translation>
    </message>
    <message>
        <source>Shift+Arrow keys</source>
        <translation>Umschalt+Pfeiltasten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Tools: move, rectangle, lasso, path, correct</source>
        <translation>Werkzeuge: verschieben, Rechteck, Lasso, Pfad, korrigieren</translation>
    </message>
</context>
<context>
    <name>SongActions</name>
    <message>
        <source>Selected songs</source>
        <translation>Ausgewählte Titel</translation>
    </message>
</context>
<context>
    <name>SongDetails</name>
    <message>
        <source>Album, genre, year and length</source>
        <translation>Album, Genre, Jahr und Dauer</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details of the song</source>
        <translation>Einzelheiten des Titels</translation>
    </message>
    <message>
        <source>Details: {title}</source>
        <translation>Einzelheiten: {title}</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Keep showing this song</source>
        <translation>Bei diesem Titel bleiben</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <source>Mood over time</source>
        <translation>Stimmung im Verlauf</translation>
    </message>
    <message>
        <source>No model has analysed this song.</source>
        <translation>Kein Modell hat diesen Titel analysiert.</translation>
    </message>
    <message>
        <source>Not available: its folder is not there. Its drive may not be connected.</source>
        <translation>Nicht verfügbar: Der Ordner ist nicht da. Vielleicht ist das Laufwerk nicht angeschlossen.</translation>
    </message>
    <message>
        <source>What the models predict</source>
        <translation>Was die Modelle vorhersagen</translation>
    </message>
    <message>
        <source>State of the file</source>
        <translation>Status der Datei</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>Warum er hier liegt</translation>
    </message>
    <message>
        <source>Your correction</source>
        <translation>Eigene Korrektur</translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation>Pfad der Datei</translation>
    </message>
    <message>
        <source>Play this song</source>
        <translation>Diesen Titel abspielen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the file in its folder</source>
        <translation>Die Datei in ihrem Ordner zeigen</translation>
    </message>
    <message>
        <source>Size and fingerprint of the file</source>
        <translation>Größe und Fingerabdruck der Datei</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Unknown artist</source>
        <translation>Unbekannter Interpret</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Informationen</translation>
    </message>
    <message>
        <source>What listeners feel</source>
        <translation>Was Hörer empfinden</translation>
    </message>
    <message>
        <source>corrected by you</source>
        <translation>selbst korrigiert</translation>
    </message>
    <message>
        <source>sound {fingerprint}</source>
        <translation>Klang {fingerprint}</translation>
    </message>
</context>
<context>
    <name>SongViews</name>
    <message>
        <source>Points appear here as songs are analysed.</source>
        <translation>Hier erscheinen Punkte, sobald Titel analysiert werden.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Faded: analysed by an older version of the {model} ({count})</source>
        <translation>Blass: von einer älteren Version analysiert: {model} ({count})</translation>
    </message>
    <message>
        <source>Outlined and faded points</source>
        <translation>Umrandete und blasse Punkte</translation>
    </message>
    <message>
        <source>Outlined: not yet refined by the {model} ({count})</source>
        <translation>Umrandet: noch nicht vom {model} verfeinert ({count})</translation>
    </message>
    <message>
        <source>Refine all</source>
        <translation>Alle verfeinern</translation>
    </message>
    <message>
        <source>Refine all songs</source>
        <translation>Alle Titel verfeinern</translation>
    </message>
    <message>
        <source>What outlined and faded points mean</source>
        <translation>Was umrandete und blasse Punkte bedeuten</translation>
    </message>
</context>
<context>
    <name>SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Suggestions for the search</source>
        <translation>Vorschläge für die Suche</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n Titel</numerusform>
            <numerusform>%n Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>Quarter of the plane</source>
        <translation>Quadrant der Ebene</translation>
    </message>
    <message>
        <source>Songs nearest to a point</source>
        <translation>Nächste Titel an einem Punkt</translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>Columns to show</source>
        <translation>Angezeigte Spalten</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>TagChangesModel</name>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>will be written</source>
        <translation>wird geschrieben</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
</context>
<context>
    <name>TagHistoryWindow</name>
    <message numerus="yes">
        <source>%n file(s) could not be written; the table says why.</source>
        <translation>
            <numerusform>%n Datei konnte nicht geschrieben werden; die Tabelle nennt den Grund.</numerusform>
            <numerusform>%n Dateien konnten nicht geschrieben werden; die Tabelle nennt die Gründe.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undone</source>
        <translation>
            <numerusform>%n rückgängig gemacht</numerusform>
            <numerusform>%n rückgängig gemacht</numerusform>
        </translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files and their tags</source>
        <translation>Dateien und ihre Tags</translation>
    </message>
    <message>
        <source>No tags have been written yet.</source>
        <translation>Es wurden noch keine Tags geschrieben.</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Tag history</source>
        <translation>Tag-Verlauf</translation>
    </message>
    <message numerus="yes">
        <source>The tags of %n file(s) were restored.</source>
        <translation>
            <numerusform>Die Tags von %n Datei wurden wiederhergestellt.</numerusform>
            <numerusform>Die Tags von %n Dateien wurden wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>Alles rückgängig machen</translation>
    </message>
    <message>
        <source>Undo all songs of this time</source>
        <translation>Alle Titel dieses Schreibvorgangs rückgängig machen</translation>
    </message>
    <message>
        <source>Undo selected songs</source>
        <translation>Ausgewählte Titel rückgängig machen</translation>
    </message>
    <message>
        <source>Undo the selected songs</source>
        <translation>Ausgewählte Titel rückgängig machen</translation>
    </message>
    <message numerus="yes">
        <source>Undoing: %n file(s)</source>
        <translation>
            <numerusform>Wird rückgängig gemacht: %n Datei</numerusform>
            <numerusform>Werden rückgängig gemacht: %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>Was geschrieben wurde</translation>
    </message>
    <message>
        <source>What was written, and its files</source>
        <translation>Was geschrieben wurde, mit den Dateien</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Kind of message</source>
        <translation>Art der Meldung</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Note or error</source>
        <translation>Hinweis oder Fehler</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message numerus="yes">
        <source>%n active filter(s)</source>
        <translation>
            <numerusform>%n Filter aktiv</numerusform>
            <numerusform>%n Filter aktiv</numerusform>
        </translation>
    </message>
    <message>
        <source>Add music, and choose the model that analyses it</source>
        <translation>Musik hinzufügen und das Modell wählen, das sie analysiert</translation>
    </message>
    <message>
        <source>Filter the songs</source>
        <translation>Titel filtern</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Music and model</source>
        <translation>Musik und Modell</translation>
    </message>
    <message>
        <source>Show or hide the side panel (F9)</source>
        <translation>Seitenleiste zeigen oder verbergen (F9)</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>TrackCells</name>
    <message>
        <source>Corrected by you</source>
        <translation>Selbst korrigiert</translation>
    </message>
    <message>
        <source>Likely between {low} and {high}</source>
        <translation>Wahrscheinlich zwischen {low} und {high}</translation>
    </message>
    <message>
        <source>{model}, not refined</source>
        <translation>{model}, nicht verfeinert</translation>
    </message>
    <message>
        <source>{model}, older version</source>
        <translation>{model}, ältere Version</translation>
    </message>
</context>
<context>
    <name>TrackList</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Ab hier abspielen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Why the list is empty</source>
        <translation>Warum die Liste leer ist</translation>
    </message>
</context>
<context>
    <name>TrackListModel</name>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
</context>
<context>
    <name>TrackTable</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Why the table is empty</source>
        <translation>Warum die Tabelle leer ist</translation>
    </message>
</context>
<context>
    <name>TrackTableModel</name>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>TracksPane</name>
    <message>
        <source>Files that could not be analysed</source>
        <translation>Nicht analysierte Dateien</translation>
    </message>
    <message>
        <source>Number of selected songs</source>
        <translation>Anzahl der ausgewählten Titel</translation>
    </message>
    <message>
        <source>Number of songs</source>
        <translation>Anzahl der Titel</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Anzahlen</translation>
    </message>
    <message>
        <source>Songs and their number</source>
        <translation>Titel und ihre Anzahl</translation>
    </message>
    <message numerus="yes">
        <source>{count} file(s) could not be analysed</source>
        <translation>
            <numerusform>{count} Datei ließ sich nicht analysieren</numerusform>
            <numerusform>{count} Dateien ließen sich nicht analysieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} selected</source>
        <translation>
            <numerusform>{count} ausgewählt</numerusform>
            <numerusform>{count} ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} selected, {hidden} not shown</source>
        <translation>
            <numerusform>{count} ausgewählt, {hidden} nicht gezeigt</numerusform>
            <numerusform>{count} ausgewählt, {hidden} nicht gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of {total} song(s)</source>
        <translation>
            <numerusform>{shown} von {total} Titel</numerusform>
            <numerusform>{shown} von {total} Titeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{total} song(s)</source>
        <translation>
            <numerusform>{total} Titel</numerusform>
            <numerusform>{total} Titel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoHistory</name>
    <message>
        <source>Redone: {what}</source>
        <translation>Wiederholt: {what}</translation>
    </message>
    <message>
        <source>Only the last change can be undone; see the Edit menu.</source>
        <translation>Nur die letzte Änderung lässt sich rückgängig machen; siehe Menü Bearbeiten.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>Wiederholen: {what}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation>Rückgängig: {what}</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Add music folder</source>
        <translation>Musikordner hinzufügen</translation>
    </message>
    <message>
        <source>Add music folder…</source>
        <translation>Musikordner hinzufügen…</translation>
    </message>
    <message>
        <source>Emotion Player listens to every song and places it on a plane:
unpleasant to pleasant from left to right, quiet to excited from bottom to top.</source>
        <translation>Emotion Player hört jeden Titel an und ordnet ihn auf einer Ebene ein:
von links nach rechts unangenehm bis angenehm, von unten nach oben still bis aufgeregt.</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>See what your music feels like</source>
        <translation>Sehen, wie sich Musik anfühlt</translation>
    </message>
    <message>
        <source>Try the demo songs</source>
        <translation>Die Demotitel ausprobieren</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>What Emotion Player does</source>
        <translation>Was Emotion Player tut</translation>
    </message>
    <message>
        <source>What happens to your files</source>
        <translation>Was mit den Dateien geschieht</translation>
    </message>
    <message>
        <source>Your files are only read, unless you ask for tags to be written, and nothing leaves this computer.
MP3, FLAC, Ogg Vorbis, Opus, M4A, WAV and more. You can also drop folders or songs onto this window.</source>
        <translation>Dateien werden nur gelesen und nur auf Wunsch geändert, und nichts verlässt diesen Computer.
MP3, FLAC, Ogg Vorbis, Opus, M4A, WAV und mehr. Ordner und Titel lassen sich auch auf dieses Fenster ziehen.</translation>
    </message>
</context>
<context>
    <name>WhyHere</name>
    <message>
        <source>Parts that pull the song</source>
        <translation>Stellen, die den Titel hierher ziehen</translation>
    </message>
    <message>
        <source>Play from {time}: {mood}</source>
        <translation>Ab {time} abspielen: {mood}</translation>
    </message>
    <message>
        <source>These parts pull it most towards “{mood}”. Click one to play it.</source>
        <translation>Diese Stellen ziehen ihn am stärksten nach „{mood}“; ein Klick spielt sie.</translation>
    </message>
    <message>
        <source>What pulls the song</source>
        <translation>Was den Titel hierher zieht</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>Warum er hier liegt</translation>
    </message>
</context>
<context>
    <name>WriteTagsWindow</name>
    <message numerus="yes">
        <source>%n file(s) cannot be written</source>
        <translation>
            <numerusform>%n Datei kann nicht geschrieben werden</numerusform>
            <numerusform>%n Dateien können nicht geschrieben werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be written; the table says why.</source>
        <translation>
            <numerusform>%n Datei konnte nicht geschrieben werden; die Tabelle nennt den Grund.</numerusform>
            <numerusform>%n Dateien konnten nicht geschrieben werden; die Tabelle nennt die Gründe.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) need no change</source>
        <translation>
            <numerusform>%n Datei braucht keine Änderung</numerusform>
            <numerusform>%n Dateien brauchen keine Änderung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not processed.</source>
        <translation>
            <numerusform>%n Datei wurde nicht bearbeitet.</numerusform>
            <numerusform>%n Dateien wurden nicht bearbeitet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will change</source>
        <translation>
            <numerusform>%n Datei wird geändert</numerusform>
            <numerusform>%n Dateien werden geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Also list tags that need no change</source>
        <translation>Auch Tags auflisten, die keine Änderung brauchen</translation>
    </message>
    <message>
        <source>Arousal</source>
        <translation>Erregung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Changes of tags</source>
        <translation>Änderungen der Tags</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Files keep the time of their last change</source>
        <translation>Dateien behalten den Zeitpunkt ihrer letzten Änderung</translation>
    </message>
    <message>
        <source>Mood, a word</source>
        <translation>Stimmung, ein Wort</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Reading the tags: {done} of {total}</source>
        <translation>Tags werden gelesen: {done} von {total}</translation>
    </message>
    <message>
        <source>Keep modification times</source>
        <translation>Änderungszeiten beibehalten</translation>
    </message>
    <message>
        <source>Show unchanged tags</source>
        <translation>Unveränderte Tags anzeigen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Tag MOOD</source>
        <translation>Tag MOOD</translation>
    </message>
    <message>
        <source>Tag MOOD_AROUSAL</source>
        <translation>Tag MOOD_AROUSAL</translation>
    </message>
    <message>
        <source>Tag MOOD_VALENCE</source>
        <translation>Tag MOOD_VALENCE</translation>
    </message>
    <message numerus="yes">
        <source>Tags were written into %n file(s).</source>
        <translation>
            <numerusform>Tags wurden in %n Datei geschrieben.</numerusform>
            <numerusform>Tags wurden in %n Dateien geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The moods of %n song(s), as tags in their files</source>
        <translation>
            <numerusform>Die Stimmung von %n Titel als Tags in der Datei</numerusform>
            <numerusform>Die Stimmungen von %n Titeln als Tags in den Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tags of %n file(s) were restored.</source>
        <translation>
            <numerusform>Die Tags von %n Datei wurden wiederhergestellt.</numerusform>
            <numerusform>Die Tags von %n Dateien wurden wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo what was written</source>
        <translation>Geschriebenes rückgängig machen</translation>
    </message>
    <message>
        <source>Undoing: {done} of {total}</source>
        <translation>Wird rückgängig gemacht: {done} von {total}</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valenz</translation>
    </message>
    <message>
        <source>What is to be written</source>
        <translation>Was geschrieben werden soll</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write mood tags</source>
        <translation>Stimmungs-Tags schreiben</translation>
    </message>
    <message numerus="yes">
        <source>Write tags into %n file(s)</source>
        <translation>
            <numerusform>Tags in %n Datei schreiben</numerusform>
            <numerusform>Tags in %n Dateien schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the tags into the files</source>
        <translation>Tags in die Dateien schreiben</translation>
    </message>
    <message>
        <source>Writing: {done} of {total}</source>
        <translation>Wird geschrieben: {done} von {total}</translation>
    </message>
</context>
<context>
    <name>_CommandsModel</name>
    <message>
        <source>not possible now</source>
        <translation>jetzt nicht möglich</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
</context>
<context>
    <name>_KindQuestion</name>
    <message>
        <source>A kind of file</source>
        <translation>Ein Dateityp</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei auswählen…</translation>
    </message>
    <message>
        <source>Choose the file to write</source>
        <translation>Zu schreibende Datei auswählen</translation>
    </message>
    <message>
        <source>File paths</source>
        <translation>Dateipfade</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Dateityp</translation>
    </message>
    <message>
        <source>M3U8, for nearly every player</source>
        <translation>M3U8, für fast jeden Player</translation>
    </message>
    <message>
        <source>Relative paths keep working when the playlist is moved along with the music, full paths when it is not.</source>
        <translation>Relative Pfade gelten, wenn die Wiedergabeliste zusammen mit der Musik verschoben wird, vollständige Pfade, wenn nicht.</translation>
    </message>
    <message>
        <source>XSPF, finds songs by their sound</source>
        <translation>XSPF, erkennt Titel an ihrem Klang</translation>
    </message>
    <message>
        <source>full paths</source>
        <translation>vollständige Pfade</translation>
    </message>
    <message>
        <source>relative paths</source>
        <translation>relative Pfade</translation>
    </message>
</context>
<context>
    <name>_NameQuestion</name>
    <message>
        <source>A name</source>
        <translation>Ein Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the playlist</source>
        <translation>Name der Wiedergabeliste</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save under this name</source>
        <translation>Unter diesem Namen speichern</translation>
    </message>
    <message>
        <source>Why this name cannot be used</source>
        <translation>Warum dieser Name nicht möglich ist</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Songs, the widest apart first</source>
        <translation>Titel, der größte Abstand zuerst</translation>
    </message>
</context>
</TS>
