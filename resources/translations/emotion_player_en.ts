<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>ChoicesModel</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message numerus="yes">
        <source>%n song(s) added to the queue.</source>
        <translation>
            <numerusform>%n song added to the queue.</numerusform>
            <numerusform>%n songs added to the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln song(s) to playlist</source>
        <translation>
            <numerusform>Add %Ln song to playlist</numerusform>
            <numerusform>Add %Ln songs to playlist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message numerus="yes">
        <source>Correct %n song(s)</source>
        <translation>
            <numerusform>Correct %n song</numerusform>
            <numerusform>Correct %n songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n correction(s)</source>
        <translation>
            <numerusform>Remove %n correction</numerusform>
            <numerusform>Remove %n corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisagreementWindow</name>
    <message numerus="yes">
        <source>%Ln song(s) analysed by both</source>
        <translation>
            <numerusform>%Ln song analysed by both</numerusform>
            <numerusform>%Ln songs analysed by both</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailuresWindow</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportExportActions</name>
    <message numerus="yes">
        <source>%n corrected song(s) written to {file}.</source>
        <translation>
            <numerusform>%n corrected song written to {file}.</numerusform>
            <numerusform>%n corrected songs written to {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s).</source>
        <translation>
            <numerusform>%n correction.</numerusform>
            <numerusform>%n corrections.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) left out: their files are gone or cannot be named.</source>
        <translation>
            <numerusform>%n song left out, whose file is gone or cannot be named.</numerusform>
            <numerusform>%n songs left out: their files are gone or cannot be named.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) written to {file}.</source>
        <translation>
            <numerusform>%n song written to {file}.</numerusform>
            <numerusform>%n songs written to {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported: %n prediction(s),</source>
        <translation>
            <numerusform>Imported: %n prediction,</numerusform>
            <numerusform>Imported: %n predictions,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The analyses of %n sound(s) are in {file}. On another computer, import it and scan there.</source>
        <translation>
            <numerusform>The analyses of %n sound are in {file}. On another computer, import it and scan there.</numerusform>
            <numerusform>The analyses of %n sounds are in {file}. On another computer, import it and scan there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file contains %n sound(s), and nothing new.</source>
        <translation>
            <numerusform>The file contains %n sound, and nothing new.</numerusform>
            <numerusform>The file contains %n sounds, and nothing new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file contains %n sound(s).</source>
        <translation>
            <numerusform>The file contains %n sound.</numerusform>
            <numerusform>The file contains %n sounds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writing the analyses: %n sound(s)</source>
        <translation>
            <numerusform>Writing the analyses: %n sound</numerusform>
            <numerusform>Writing the analyses: %n sounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writing the library: %n song(s)</source>
        <translation>
            <numerusform>Writing the library: %n song</numerusform>
            <numerusform>Writing the library: %n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearnCard</name>
    <message numerus="yes">
        <source>Applied, learned from %n song(s).</source>
        <translation>
            <numerusform>Applied, learned from %n song.</numerusform>
            <numerusform>Applied, learned from %n songs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n are needed.</source>
        <translation>
            <numerusform>At least %n is needed.</numerusform>
            <numerusform>At least %n are needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has analysed %n corrected song(s).</source>
        <translation>
            <numerusform>It has analysed %n corrected song.</numerusform>
            <numerusform>It has analysed %n corrected songs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tested on %n corrected song(s). Not applied.</source>
        <translation>
            <numerusform>Tested on %n corrected song. Not applied.</numerusform>
            <numerusform>Tested on %n corrected songs. Not applied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message numerus="yes">
        <source>You have corrected %n song(s): enough for the models to learn from you.</source>
        <translation>
            <numerusform>You have corrected %n song: enough for the models to learn from you.</numerusform>
            <numerusform>You have corrected %n songs: enough for the models to learn from you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message numerus="yes">
        <source>Add %Ln song(s) to queue</source>
        <translation>
            <numerusform>Add %Ln song to queue</numerusform>
            <numerusform>Add %Ln songs to queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Play %Ln song(s)</source>
        <translation>
            <numerusform>Play %Ln song</numerusform>
            <numerusform>Play %Ln songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Play %Ln song(s) next</source>
        <translation>
            <numerusform>Play %Ln song next</numerusform>
            <numerusform>Play %Ln songs next</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainMenus</name>
    <message numerus="yes">
        <source>Remove %Ln song(s) from library</source>
        <translation>
            <numerusform>Remove %Ln song from library</numerusform>
            <numerusform>Remove %Ln songs from library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove corrections of %Ln song(s)</source>
        <translation>
            <numerusform>Remove corrections of %Ln song</numerusform>
            <numerusform>Remove corrections of %Ln songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write mood tags of %Ln song(s)…</source>
        <translation>
            <numerusform>Write mood tags of %Ln song…</numerusform>
            <numerusform>Write mood tags of %Ln songs…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PathText</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shorter than requested: no more of the songs shown fit with %n song(s) between two by one artist.</source>
        <translation>
            <numerusform>Shorter than requested: no more of the songs shown fit with %n song between two by one artist.</numerusform>
            <numerusform>Shorter than requested: no more of the songs shown fit with %n songs between two by one artist.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaneExport</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistText</name>
    <message numerus="yes">
        <source>%n entries were left out because they are not files.</source>
        <translation>
            <numerusform>%n entry was left out because it is not a file.</numerusform>
            <numerusform>%n entries were left out because they are not files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were left out, as no sound was found in them.</source>
        <translation>
            <numerusform>%n file was left out, as no sound was found in it.</numerusform>
            <numerusform>%n files were left out, as no sound was found in them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were found in another place.</source>
        <translation>
            <numerusform>%n of them was found in another place.</numerusform>
            <numerusform>%n of them were found in another place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n playlists were imported with {songs} songs.</source>
        <translation>
            <numerusform>%n playlist was imported with {songs} songs.</numerusform>
            <numerusform>%n playlists were imported with {songs} songs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) could not be found and were left out.</source>
        <translation>
            <numerusform>%n song could not be found and was left out.</numerusform>
            <numerusform>%n songs could not be found and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full paths are used for %n song(s): {reason}.</source>
        <translation>
            <numerusform>The full path is used for %n song: {reason}.</numerusform>
            <numerusform>Full paths are used for %n songs: {reason}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{name}” was imported with %n song(s).</source>
        <translation>
            <numerusform>“{name}” was imported with %n song.</numerusform>
            <numerusform>“{name}” was imported with %n songs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Playlists</name>
    <message numerus="yes">
        <source>%n song(s) added to “{name}”.</source>
        <translation>
            <numerusform>%n song added to “{name}”.</numerusform>
            <numerusform>%n songs added to “{name}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) removed from “{name}”.</source>
        <translation>
            <numerusform>%n song removed from “{name}”.</numerusform>
            <numerusform>%n songs removed from “{name}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n song(s) to “{name}”</source>
        <translation>
            <numerusform>Add %n song to “{name}”</numerusform>
            <numerusform>Add %n songs to “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n playlist(s)</source>
        <translation>
            <numerusform>Import %n playlist</numerusform>
            <numerusform>Import %n playlists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n song(s) in “{name}”</source>
        <translation>
            <numerusform>Move %n song in “{name}”</numerusform>
            <numerusform>Move %n songs in “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n song(s) from “{name}”</source>
        <translation>
            <numerusform>Remove %n song from “{name}”</numerusform>
            <numerusform>Remove %n songs from “{name}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistsModel</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistsPane</name>
    <message numerus="yes">
        <source>%n playlist(s)</source>
        <translation>
            <numerusform>%n playlist</numerusform>
            <numerusform>%n playlists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueEdits</name>
    <message numerus="yes">
        <source>Add %n song(s) to the queue</source>
        <translation>
            <numerusform>Add %n song to the queue</numerusform>
            <numerusform>Add %n songs to the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n song(s) in the queue</source>
        <translation>
            <numerusform>Move %n song in the queue</numerusform>
            <numerusform>Move %n songs in the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n song(s) from the queue</source>
        <translation>
            <numerusform>Remove %n song from the queue</numerusform>
            <numerusform>Remove %n songs from the queue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message numerus="yes">
        <source>%n song(s), {lasting}</source>
        <translation>
            <numerusform>%n song, {lasting}</numerusform>
            <numerusform>%n songs, {lasting}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Refinement</name>
    <message numerus="yes">
        <source>Refine %Ln song(s) with the teacher</source>
        <translation>
            <numerusform>Refine %Ln song with the teacher</numerusform>
            <numerusform>Refine %Ln songs with the teacher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message numerus="yes">
        <source>%Ln song(s) removed from the library; no file was deleted.</source>
        <translation>
            <numerusform>%Ln song removed from the library; no file was deleted.</numerusform>
            <numerusform>%Ln songs removed from the library; no file was deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln song(s) from the library</source>
        <translation>
            <numerusform>Remove %Ln song from the library</numerusform>
            <numerusform>Remove %Ln songs from the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RescoreOffer</name>
    <message numerus="yes">
        <source>There is a new {models}. %Ln song(s) keep their previous prediction until they are analysed again.</source>
        <translation>
            <numerusform>There is a new {models}. %Ln song keeps its previous prediction until it is analysed again.</numerusform>
            <numerusform>There is a new {models}. %Ln songs keep their previous prediction until they are analysed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is a new {models}. %Ln song(s) keep their previous prediction.</source>
        <translation>
            <numerusform>There is a new {models}. %Ln song keeps its previous prediction.</numerusform>
            <numerusform>There is a new {models}. %Ln songs keep their previous prediction.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rescoring</name>
    <message numerus="yes">
        <source>%Ln could not be analysed</source>
        <translation>
            <numerusform>%Ln could not be analysed</numerusform>
            <numerusform>%Ln could not be analysed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) refined</source>
        <translation>
            <numerusform>%Ln song refined</numerusform>
            <numerusform>%Ln songs refined</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanTally</name>
    <message numerus="yes">
        <source>%Ln could not be analysed</source>
        <translation>
            <numerusform>%Ln could not be analysed</numerusform>
            <numerusform>%Ln could not be analysed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) analysed</source>
        <translation>
            <numerusform>%Ln song analysed</numerusform>
            <numerusform>%Ln songs analysed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still to do</source>
        <translation>
            <numerusform>%Ln still to do</numerusform>
            <numerusform>%Ln still to do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unchanged</numerusform>
            <numerusform>%Ln unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message numerus="yes">
        <source>%Ln song(s) are missing from {folder} but kept: a drive may not be connected.</source>
        <translation>
            <numerusform>%Ln song is missing from {folder} but kept: a drive may not be connected.</numerusform>
            <numerusform>%Ln songs are missing from {folder} but kept: a drive may not be connected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanningPage</name>
    <message numerus="yes">
        <source>One per core (%n)</source>
        <translation>
            <numerusform>One per core (%n)</numerusform>
            <numerusform>One per core (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>Only {count} song(s) shown</source>
        <translation>
            <numerusform>Only {count} song shown</numerusform>
            <numerusform>Only {count} songs shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} song(s)</source>
        <translation>
            <numerusform>{count} song</numerusform>
            <numerusform>{count} songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagHistoryWindow</name>
    <message numerus="yes">
        <source>%n file(s) could not be written; the table says why.</source>
        <translation>
            <numerusform>%n file could not be written; the table says why.</numerusform>
            <numerusform>%n files could not be written; the table says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undone</source>
        <translation>
            <numerusform>%n undone</numerusform>
            <numerusform>%n undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tags of %n file(s) were restored.</source>
        <translation>
            <numerusform>The tags of %n file were restored.</numerusform>
            <numerusform>The tags of %n files were restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undoing: %n file(s)</source>
        <translation>
            <numerusform>Undoing: %n file</numerusform>
            <numerusform>Undoing: %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message numerus="yes">
        <source>%n active filter(s)</source>
        <translation>
            <numerusform>%n active filter</numerusform>
            <numerusform>%n active filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TracksPane</name>
    <message numerus="yes">
        <source>{count} file(s) could not be analysed</source>
        <translation>
            <numerusform>{count} file could not be analysed</numerusform>
            <numerusform>{count} files could not be analysed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} selected</source>
        <translation>
            <numerusform>{count} selected</numerusform>
            <numerusform>{count} selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} selected, {hidden} not shown</source>
        <translation>
            <numerusform>{count} selected, {hidden} not shown</numerusform>
            <numerusform>{count} selected, {hidden} not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of {total} song(s)</source>
        <translation>
            <numerusform>{shown} of {total} song</numerusform>
            <numerusform>{shown} of {total} songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{total} song(s)</source>
        <translation>
            <numerusform>{total} song</numerusform>
            <numerusform>{total} songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WriteTagsWindow</name>
    <message numerus="yes">
        <source>%n file(s) cannot be written</source>
        <translation>
            <numerusform>%n file cannot be written</numerusform>
            <numerusform>%n files cannot be written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be written; the table says why.</source>
        <translation>
            <numerusform>%n file could not be written; the table says why.</numerusform>
            <numerusform>%n files could not be written; the table says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) need no change</source>
        <translation>
            <numerusform>%n file needs no change</numerusform>
            <numerusform>%n files need no change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not processed.</source>
        <translation>
            <numerusform>%n file was not processed.</numerusform>
            <numerusform>%n files were not processed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will change</source>
        <translation>
            <numerusform>%n file will change</numerusform>
            <numerusform>%n files will change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags were written into %n file(s).</source>
        <translation>
            <numerusform>Tags were written into %n file.</numerusform>
            <numerusform>Tags were written into %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The moods of %n song(s), as tags in their files</source>
        <translation>
            <numerusform>The moods of %n song, as tags in its file</numerusform>
            <numerusform>The moods of %n songs, as tags in their files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tags of %n file(s) were restored.</source>
        <translation>
            <numerusform>The tags of %n file were restored.</numerusform>
            <numerusform>The tags of %n files were restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write tags into %n file(s)</source>
        <translation>
            <numerusform>Write tags into %n file</numerusform>
            <numerusform>Write tags into %n files</numerusform>
        </translation>
    </message>
</context>
</TS>
