<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutWindow</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Emotion Player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion Player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion Player listens to your music and places every song on the valence-arousal plane: unpleasant to pleasant from left to right, quiet to excited from bottom to top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works without a network: nothing leaves this computer. Your files are only read, unless you ask for moods to be written into their tags.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for this program, under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places on the plane are what a model believes most listeners would say, not what you feel: when you disagree, move the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mood words stand where J. A. Russell (A circumplex model of affect, 1980) found them; the emotions felt are those of the Geneva Emotional Music Scale (M. Zentner and others, 2008).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskingFoot</name>
    <message>
        <source>What can be done with the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>Axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation with the share of listeners who feel it; from .5 on songs tell it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotions that listeners feel (GEMS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hears {count} parts of {seconds} seconds of each song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it came to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well it agrees with listeners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence of the weights: {licence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On test songs that no training has heard; CCC is the concordance correlation (1 is perfect, 0 is chance), in brackets its 95 % interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on: {data}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreement with listeners (CCC) {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arousal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} million parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % of listeners&apos; ratings lie within ±{valence} (valence) and ±{arousal} (arousal)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangesTable</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Colorings</name>
    <message>
        <source>Agreement of the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard by one model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than {apart} apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than ± {width}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No genre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other genres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{apart} apart or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{decade}s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}, an older version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± {width} or more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arousal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message numerus="yes">
        <source>%n song(s) selected, none corrected.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>correction of %n song(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>correction of “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>taking back %n correction(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>Arousal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a song to see how its mood moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the mood of this song moves is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valence from {v0} to {v1}, arousal from {a0} to {a1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mood} from {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>The file is gone: it was moved or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be played: it is damaged, or its format is unknown here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmotionPlane</name>
    <message>
        <source>Arousal:  quiet → excited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valence:  unpleasant → pleasant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the plane is empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exchanging</name>
    <message numerus="yes">
        <source>%n answer(s) of models came in,</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corrected song(s) written to {file}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) left out, whose files are gone or cannot be named.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) written to {file}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A scan places these songs without listening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export analyses…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export corrections…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import analyses…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels for training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the analyses: {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The analyses of %n sound(s) are in {file}. On another computer, import it and scan there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file tells of %n sound(s), and nothing new.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file tells of %n sound(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Writing the analyses: %n sound(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Writing the library: %n song(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out files and folders that fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look through the folders again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One pattern a line, e.g. Podcasts, *.wav or Live/20??/**. Without a slash it fits a name anywhere, with one the path from the music folder on; * is any part of a name, ? one character, ** any folders. Patterns count from the next scan on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the folder from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescan now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take only files that fit (empty: all of them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is not looked through any more; its songs stay in the library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GemsWord</name>
    <message>
        <source>amazement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calmness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joyful activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nostalgia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sadness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>solemnity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tenderness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tension</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpWindows</name>
    <message>
        <source>About Emotion Player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valence and arousal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What listeners feel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnCard</name>
    <message>
        <source>Arousal</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At least %n are needed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>In force, learned from %n song(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has heard %n corrected song(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tried on %n corrected song(s). Not in force.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Valence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your corrections have changed since: apply to learn anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no help, stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{axis}: error after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{axis}: error before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{axis}: verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} before and after learning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnWindow</name>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from my corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the models answer for themselves again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line: from where the model puts a corrected song to where it would put it.  Ring: where you put it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in force what was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models hear as you do, as far as your corrections can tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too few corrections to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your corrections tell where you hear songs differently. From them each model can learn a small change, and its songs move accordingly; those that you corrected stay where you put them. A change is made only where it helps: the errors are those of corrected songs that were left out while learning.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>Learn from my corrections</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You have corrected %n song(s): enough for the models to learn from you.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {songs}. Press to see only these.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Add to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Far over the plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear a song while the pointer rests on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound device was found: songs play without a sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not at all: near one point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radio from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slowly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The radio moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”: {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the lines shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been logged yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainPage</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plane and lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Songs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Add music folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add music folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the plane…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that could not be analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from my corrections…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No song fits this search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points appear here as songs are analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report the problem…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all songs shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Emotion Player. This is a fault of the program, not of your music.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes when the scan has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write mood tags…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelName</name>
    <message>
        <source>Student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen model listens to new songs and its places are shown; the others keep theirs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoodCourse</name>
    <message>
        <source>Choose a song to see how its mood moves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoodPaths</name>
    <message>
        <source>No other song that is shown may stand there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoodWord</name>
    <message>
        <source>afraid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>angry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>excited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>glad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gloomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>happy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>miserable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pleased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relaxed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sleepy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tired</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathForm</name>
    <message>
        <source>Choose songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose songs from here to there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Songs between two by one artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Songs between two by the same artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the length is counted in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the path is to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the path begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the path ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathPanel</name>
    <message>
        <source>A mood path leads from song to song along a line, from one mood to another.

Say above from where to where. Or draw the line on the plane. Or select two songs, and choose “Mood path between these two” in their menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the path to the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose all songs anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw on the plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the path on the plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock or unlock the selected songs (Alt+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next best song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No path yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No song is shown that could stand on the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected songs (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as playlist…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the path as a playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Songs along the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the next best song (Alt+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the path around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the path to a playlist file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>The selected song: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song that plays: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaneCard</name>
    <message>
        <source>Plane and tools</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaneExport</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plane was written to {file}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaneImage</name>
    <message>
        <source>The picture cannot be written to {path}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaneMenu</name>
    <message>
        <source>Mood over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools of the plane</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaneTools</name>
    <message>
        <source>Colour by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour by: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a song to where it belongs, or move it with the arrow keys and press Enter (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the plane; a click plays a song (V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line, or click from corner to corner and end with Enter: the songs along it become a list. Space places a corner at the current song (P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines around where the songs are dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look from farther away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the songs in a rectangle; Shift adds, Ctrl or Alt takes away (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the songs that you draw a line around; Shift adds, Ctrl or Alt takes away (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools of the plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the colours of the points say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words for the moods, where people put them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaybackPage</name>
    <message>
        <source>Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest the pointer on a point of the plane to hear the most typical 20 seconds of its song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound device is chosen in the player, with the headphones.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlayerActions</name>
    <message>
        <source>Five seconds back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five seconds on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood radio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat: all songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat: this song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Artist of the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a point or a song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PointCard</name>
    <message>
        <source>Corrected by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valence {valence} · Arousal {arousal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valence {valence}, arousal {arousal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}, an older version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}, not yet refined</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemWindow</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this report and send it to whoever helps you, with a few words on what you did and what you expected. It names folders and files of yours: take out what is nobody&apos;s business. Nothing is sent by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the installation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, chosen by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, plays now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message numerus="yes">
        <source>%n song(s), {lasting}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Bring the cleared songs back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as playlist…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the queue as a playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Songs that come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with the queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing comes.
Drag songs here, or choose “Add to the queue” in the menu of a song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Songs of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the queue is empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the scan is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused while a song plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: on battery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after the songs under way…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScanTally</name>
    <message numerus="yes">
        <source>%Ln could not be analysed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) placed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still to do</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Analysing {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysing {done} of {total} so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for music…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No music was found there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan finished: {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan stopped: {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pace} songs a second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <source>Show reasons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScanningPage</name>
    <message>
        <source>Be gentle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on when the mains is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on when the music has stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>One per core (%n)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Pause on battery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause while a song plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Songs analysed at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use half of the processor at most, so that other programs stay fast</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <source>Alt+Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closer, further away, the whole plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Functions and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the table of songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the songs come next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the songs up, down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest song in a direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the song in hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select more songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the song, or no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the songs out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools: move, rectangle, lasso, path, correct</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SongActions</name>
    <message>
        <source>Selected songs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SongCells</name>
    <message>
        <source>Corrected by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely between {low} and {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}, not refined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model}, older version</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SongList</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the list is empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SongListModel</name>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>Columns as at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns to show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagChangesModel</name>
    <message>
        <source>(nothing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagHistoryWindow</name>
    <message numerus="yes">
        <source>%n file(s) could not be written; the table says why.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undone</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files and their tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tags have been written yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag history</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The tags of %n file(s) are as they were before.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo all songs of this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo selected songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the selected songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Undoing: %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written, and its files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WriteTagsWindow</name>
    <message numerus="yes">
        <source>%n file(s) cannot be written</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be written; the table says why.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) need no change</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not reached.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will change</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Also list tags that need no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arousal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes of tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files keep the time of their last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the files&apos; times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood, a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the tags: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag MOOD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag MOOD_AROUSAL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag MOOD_VALENCE</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tags were written into %n file(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The moods of %n song(s), as tags in their files</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The tags of %n file(s) are as they were before.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo what was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write mood tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the tags into the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_KindQuestion</name>
    <message>
        <source>A kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How files are named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M3U8, for nearly every player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relative paths hold when the playlist is moved along with the music, full paths when it is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XSPF, with songs known by their sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full paths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relative paths</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_NameQuestion</name>
    <message>
        <source>A name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save under this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this name will not do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>felt</name>
    <message>
        <source>Listeners feel: {shares}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
