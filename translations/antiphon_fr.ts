<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Choices</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Computing device</source>
        <translation>Périphérique de calcul</translation>
    </message>
    <message>
        <source>Fastest there is</source>
        <translation>Le plus rapide disponible</translation>
    </message>
</context>
<context>
    <name>EmotionFigureTable</name>
    <message>
        <source>Range: highest less lowest pitch</source>
        <translation>Étendue : hauteur la plus aiguë moins la plus grave</translation>
    </message>
    <message>
        <source>Pitch classes that occur</source>
        <translation>Classes de hauteur présentes</translation>
    </message>
    <message>
        <source>Polyphony: pitches at once, where any sounds</source>
        <translation>Polyphonie : hauteurs simultanées, là où il en sonne</translation>
    </message>
    <message>
        <source>Range of a bar</source>
        <translation>Étendue d’une mesure</translation>
    </message>
    <message>
        <source>Pitch classes of a bar</source>
        <translation>Classes de hauteur d’une mesure</translation>
    </message>
    <message>
        <source>Notes at one place of a bar</source>
        <translation>Notes à un même endroit de la mesure</translation>
    </message>
    <message>
        <source>Notes a bar</source>
        <translation>Notes par mesure</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Beats a minute</source>
        <translation>Temps par minute</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Of notes, in beats</source>
        <translation>Des notes, en temps</translation>
    </message>
    <message>
        <source>Notes a second</source>
        <translation>Notes par seconde</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Vélocité</translation>
    </message>
    <message>
        <source>Note length</source>
        <translation>Longueur des notes</translation>
    </message>
    <message>
        <source>In seconds</source>
        <translation>En secondes</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Mean MIDI key; 60 is middle C</source>
        <translation>Touche MIDI moyenne ; 60 est le do central</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Étendue</translation>
    </message>
    <message>
        <source>Semitones from the lowest to the highest note</source>
        <translation>Demi-tons de la note la plus grave à la plus aiguë</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Above 0 major, below 0 minor</source>
        <translation>Au-dessus de 0 majeur, au-dessous mineur</translation>
    </message>
    <message>
        <source>Velocity spread</source>
        <translation>Dispersion de la vélocité</translation>
    </message>
    <message>
        <source>Pitch spread</source>
        <translation>Dispersion de la hauteur</translation>
    </message>
    <message>
        <source>Length spread</source>
        <translation>Dispersion de la longueur</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>EmotionFigures</name>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>bpm</source>
        <translation>bpm</translation>
    </message>
    <message>
        <source>Place in the bar</source>
        <translation>Place dans la mesure</translation>
    </message>
    <message>
        <source>sixteenths</source>
        <translation>doubles croches</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>MIDI keys</source>
        <translation>touches MIDI</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>beats</source>
        <translation>temps</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Vélocité</translation>
    </message>
</context>
<context>
    <name>EmotionPiece</name>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Beats a minute</source>
        <translation>Temps par minute</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densité</translation>
    </message>
    <message>
        <source>Notes a second</source>
        <translation>Notes par seconde</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Vélocité</translation>
    </message>
    <message>
        <source>Mean, 1 to 127</source>
        <translation>Moyenne, de 1 à 127</translation>
    </message>
    <message>
        <source>Velocity spread</source>
        <translation>Dispersion de la vélocité</translation>
    </message>
    <message>
        <source>How much loud and soft differ</source>
        <translation>À quel point fort et doux diffèrent</translation>
    </message>
    <message>
        <source>Note length</source>
        <translation>Longueur des notes</translation>
    </message>
    <message>
        <source>Mean, in seconds</source>
        <translation>Moyenne, en secondes</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Above 0 major, below 0 minor: how much better the best key of either fits</source>
        <translation>Au-dessus de 0 majeur, au-dessous mineur : de combien la meilleure tonalité de l’un convient mieux</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Mean MIDI key; 60 is middle C</source>
        <translation>Touche MIDI moyenne ; 60 est le do central</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Étendue</translation>
    </message>
    <message>
        <source>Semitones from the lowest to the highest note</source>
        <translation>Demi-tons de la note la plus grave à la plus aiguë</translation>
    </message>
    <message>
        <source>Polyphony</source>
        <translation>Polyphonie</translation>
    </message>
    <message>
        <source>Notes at once, where any sounds</source>
        <translation>Notes simultanées, là où il en sonne</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Vocab used</source>
        <translation>Vocabulaire utilisé</translation>
    </message>
    <message>
        <source>Mean run</source>
        <translation>Suite moyenne</translation>
    </message>
    <message>
        <source>Max run</source>
        <translation>Suite maximale</translation>
    </message>
    <message>
        <source>Share silent</source>
        <translation>Part de silence</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Crête</translation>
    </message>
    <message>
        <source>Synth</source>
        <translation>Synthé</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Trames</translation>
    </message>
    <message>
        <source>Reward mean</source>
        <translation>Récompense moyenne</translation>
    </message>
    <message>
        <source>Reward std</source>
        <translation>Récompense, écart-type</translation>
    </message>
    <message>
        <source>Rmse mean</source>
        <translation>RMSE, moyenne</translation>
    </message>
    <message>
        <source>Rmse median</source>
        <translation>RMSE, médiane</translation>
    </message>
    <message>
        <source>Rmse q10</source>
        <translation>RMSE, quantile 10&#xa0;%</translation>
    </message>
    <message>
        <source>Rmse q90</source>
        <translation>RMSE, quantile 90&#xa0;%</translation>
    </message>
    <message>
        <source>Within 0 1</source>
        <translation>À 0,1 près</translation>
    </message>
    <message>
        <source>Path per second</source>
        <translation>Trajet par seconde</translation>
    </message>
    <message>
        <source>Steps to 90</source>
        <translation>Pas jusqu’à 90&#xa0;%</translation>
    </message>
    <message>
        <source>Reached 90</source>
        <translation>90&#xa0;% atteints</translation>
    </message>
    <message>
        <source>Saturated</source>
        <translation>Au bord</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithme</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Episodes</source>
        <translation>Épisodes</translation>
    </message>
    <message>
        <source>Best step</source>
        <translation>Meilleur pas</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>Arrêt anticipé</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Training seconds</source>
        <translation>Secondes d’entraînement</translation>
    </message>
    <message>
        <source>Free running accuracy</source>
        <translation>Exactitude en génération libre</translation>
    </message>
    <message>
        <source>Teacher forced accuracy</source>
        <translation>Exactitude, passé connu</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>Valeurs de référence</translation>
    </message>
    <message>
        <source>Lcp mean</source>
        <translation>LCP, moyenne</translation>
    </message>
    <message>
        <source>Lcp random</source>
        <translation>LCP, hasard</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexité</translation>
    </message>
    <message>
        <source>Codebook use</source>
        <translation>Utilisation du dictionnaire</translation>
    </message>
    <message>
        <source>Entropy bits</source>
        <translation>Entropie, bits</translation>
    </message>
    <message>
        <source>Divergence bits</source>
        <translation>Divergence, bits</translation>
    </message>
    <message>
        <source>Word error rate</source>
        <translation>Taux d’erreur de mots</translation>
    </message>
    <message>
        <source>Advantage</source>
        <translation>Avantage</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paires</translation>
    </message>
    <message>
        <source>Segment seconds</source>
        <translation>Secondes par segment</translation>
    </message>
    <message>
        <source>Entropies</source>
        <translation>Entropies</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Réseau de base</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Inertia</source>
        <translation>Inertie</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Utilisés</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vecteurs</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>Distincts</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>Spécification</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Lcp histogram</source>
        <translation>Passages communs, histogramme</translation>
    </message>
    <message>
        <source>Top k validity</source>
        <translation>Validité des plus probables</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sons</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Appariés</translation>
    </message>
    <message>
        <source>Frechet</source>
        <translation>Distance de Fréchet</translation>
    </message>
    <message>
        <source>Frechet misaligned</source>
        <translation>Distance de Fréchet, mal appariés</translation>
    </message>
    <message>
        <source>Adherence</source>
        <translation>Adhérence</translation>
    </message>
    <message>
        <source>Adherence reference</source>
        <translation>Adhérence, référence</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Similarité</translation>
    </message>
    <message>
        <source>Similarity misaligned</source>
        <translation>Similarité, mal appariés</translation>
    </message>
    <message>
        <source>Pwcca</source>
        <translation>PWCCA</translation>
    </message>
    <message>
        <source>Pwcca misaligned</source>
        <translation>PWCCA, mal appariés</translation>
    </message>
</context>
<context>
    <name>Forecast</name>
    <message numerus="yes">
        <source>Takes %1, by %n earlier runs.</source>
        <translation>
            <numerusform>Durera %1, d’après %n exécution précédente.</numerusform>
            <numerusform>Durera %1, d’après %n exécutions précédentes.</numerusform>
        </translation>
    </message>
    <message>
        <source>How long it takes is not known yet: this task has not run on this machine.</source>
        <translation>La durée n’est pas encore connue&#xa0;: cette tâche n’a jamais été exécutée sur cette machine.</translation>
    </message>
    <message>
        <source>The inputs need %1 of memory.</source>
        <extracomment>added to the sentence before; %1 is an amount of memory</extracomment>
        <translation>Les entrées demandent %1 de mémoire.</translation>
    </message>
    <message>
        <source>Takes %1.</source>
        <extracomment>%1 is a time such as &quot;about 12 s&quot;</extracomment>
        <translation>Durée&#xa0;:&#xa0;%1.</translation>
    </message>
</context>
<context>
    <name>GestureShelf</name>
    <message>
        <source>%1: %2 s</source>
        <extracomment>a gesture: the time when it was captured, and its length</extracomment>
        <translation>%1 : %2 s</translation>
    </message>
</context>
<context>
    <name>ItemFacts</name>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stéréo</translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n canal</numerusform>
            <numerusform>%n canaux</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation>%1 bpm</translation>
    </message>
    <message>
        <source>%1 to %2 bpm</source>
        <translation>%1 à %2 bpm</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>A corpus: pieces prepared for training. Choose it as input of a task.</source>
        <translation>Un corpus&#xa0;: des morceaux préparés pour l’entraînement. Choisissez-le comme entrée d’une tâche.</translation>
    </message>
    <message>
        <source>A table of numbers: results, features or settings that a task wrote.</source>
        <translation>Un tableau de nombres&#xa0;: résultats, descripteurs ou réglages écrits par une tâche.</translation>
    </message>
    <message>
        <source>A trained model. Choose it in a task to generate with it or to train it on.</source>
        <translation>Un modèle entraîné. Choisissez-le dans une tâche pour générer avec lui ou poursuivre son entraînement.</translation>
    </message>
    <message>
        <source>An embedding: one point for each sound, for maps and searches.</source>
        <translation>Un plongement&#xa0;: un point par son, pour les cartes et les recherches.</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Écoute</translation>
    </message>
    <message>
        <source>Recomposing</source>
        <translation>Recomposition</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Écriture</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Rendering and analysing</source>
        <translation>Rendu et analyse</translation>
    </message>
    <message>
        <source>Analysing recordings</source>
        <translation>Analyse des enregistrements</translation>
    </message>
    <message>
        <source>Exporting sounds</source>
        <translation>Exportation des sons</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Lecture du modèle</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Finding codes</source>
        <translation>Recherche des codes</translation>
    </message>
    <message>
        <source>Writing runs</source>
        <translation>Écriture des suites</translation>
    </message>
    <message>
        <source>Writing pieces</source>
        <translation>Écriture des fragments</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Continuing</source>
        <translation>Prolongement</translation>
    </message>
    <message>
        <source>Writing examples</source>
        <translation>Écriture des exemples</translation>
    </message>
    <message>
        <source>Listening to all pieces</source>
        <translation>Écoute de tous les morceaux</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Reading the pieces</source>
        <translation>Lecture des morceaux</translation>
    </message>
    <message>
        <source>Moving pieces</source>
        <translation>Déplacement des morceaux</translation>
    </message>
    <message>
        <source>Reading the codec</source>
        <translation>Lecture du codec</translation>
    </message>
    <message>
        <source>song</source>
        <translation>morceau</translation>
    </message>
    <message>
        <source>Looking through the recordings</source>
        <translation>Examen des enregistrements</translation>
    </message>
    <message>
        <source>Judging it</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Reading the songs</source>
        <translation>Lecture des morceaux</translation>
    </message>
    <message>
        <source>Measuring what fewer bits would change</source>
        <translation>Mesure de ce que changeraient moins de bits</translation>
    </message>
    <message>
        <source>Level of the data set</source>
        <translation>Niveau du jeu de données</translation>
    </message>
    <message>
        <source>Asking for scores</source>
        <translation>Demande de scores</translation>
    </message>
    <message>
        <source>Drawing clips</source>
        <translation>Tirage d’extraits</translation>
    </message>
    <message>
        <source>Varying clips</source>
        <translation>Variation d’extraits</translation>
    </message>
    <message>
        <source>Reading the clips</source>
        <translation>Lecture des extraits</translation>
    </message>
    <message>
        <source>Comparing clips</source>
        <translation>Comparaison des extraits</translation>
    </message>
    <message>
        <source>Playing to clicks</source>
        <translation>Joue avec les clics</translation>
    </message>
</context>
<context>
    <name>JobTable</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>state of a job and what it is at, its figures or why it failed</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <extracomment>what a job is at, and how far it came in percent</extracomment>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Travail</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Restant</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Memory</source>
        <extracomment>memory of the whole program while a job runs</extracomment>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Exécuté sur</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>Explore</source>
        <translation>Explorer</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Perform</source>
        <translation>Jouer</translation>
    </message>
</context>
<context>
    <name>LibraryFilter</name>
    <message>
        <source>Both words somewhere in the row</source>
        <translation>Les deux mots quelque part dans la ligne</translation>
    </message>
    <message>
        <source>Faster than 120 beats a minute</source>
        <translation>Plus rapide que 120 battements par minute</translation>
    </message>
    <message>
        <source>Shorter than a minute and a half</source>
        <translation>Plus court qu’une minute et demie</translation>
    </message>
    <message>
        <source>Drums or bass</source>
        <translation>Batterie ou basse</translation>
    </message>
    <message>
        <source>Tagged dark, but not loop</source>
        <translation>Mot-clé dark, mais pas loop</translation>
    </message>
    <message>
        <source>Three to five stars</source>
        <translation>De trois à cinq étoiles</translation>
    </message>
    <message>
        <source>In this key</source>
        <translation>Dans cette tonalité</translation>
    </message>
    <message>
        <source>Quieter than -20 LUFS</source>
        <translation>Moins fort que -20 LUFS</translation>
    </message>
    <message>
        <source>For training, of quadrant Q2</source>
        <translation>Pour l’entraînement, du quadrant Q2</translation>
    </message>
    <message>
        <source>MIDI files (kind:audio: recordings)</source>
        <translation>Fichiers MIDI (kind:audio&#xa0;: enregistrements)</translation>
    </message>
    <message>
        <source>Without a rating (rating:*: with one)</source>
        <translation>Sans note (rating:*&#xa0;: avec une note)</translation>
    </message>
    <message>
        <source>Files that are no longer there</source>
        <translation>Fichiers qui ne sont plus là</translation>
    </message>
    <message>
        <source>Examples of filters; choose one to try it</source>
        <translation>Exemples de filtres&#xa0;; choisissez-en un pour l’essayer</translation>
    </message>
    <message>
        <source>Examples of filters</source>
        <translation>Exemples de filtres</translation>
    </message>
</context>
<context>
    <name>LibraryTable</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonalité</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Mots-clés</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Répartition</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Émotion</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquant</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>MIDI</source>
        <translation>MIDI</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Plongement</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Piece model</source>
        <translation>Modèle de morceaux</translation>
    </message>
</context>
<context>
    <name>MapSpace</name>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>%1 is a list of columns, %2 how many more there are</extracomment>
        <translation>%1 et %2 autres</translation>
    </message>
    <message>
        <source>There is no column to compare the rows by; choose others under Axes.</source>
        <translation>Aucune colonne ne permet de comparer les lignes&#xa0;; choisissez-en d’autres sous Axes.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) lack a number in these columns and are left out.</source>
        <translation>
            <numerusform>%n ligne n’a pas de nombre dans ces colonnes et est laissée de côté.</numerusform>
            <numerusform>%n lignes n’ont pas de nombre dans ces colonnes et sont laissées de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>One sound alone has no place relative to others; a table with more rows makes a map.</source>
        <translation>Un son seul n’a pas de place par rapport à d’autres&#xa0;; un tableau de plusieurs lignes donne une carte.</translation>
    </message>
    <message>
        <source>All rows are the same in these columns, so all points fall on one place; choose other columns under Axes.</source>
        <translation>Toutes les lignes sont identiques dans ces colonnes, tous les points tombent donc au même endroit&#xa0;; choisissez d’autres colonnes sous Axes.</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) have the same value in every row and tell nothing: %1.</source>
        <translation>
            <numerusform>%n colonne a la même valeur dans toutes les lignes et n’apprend rien&#xa0;: %1.</numerusform>
            <numerusform>%n colonnes ont la même valeur dans toutes les lignes et n’apprennent rien&#xa0;: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>No row has a number in all of these columns; choose fewer under Axes.</source>
        <translation>Aucune ligne n’a de nombre dans toutes ces colonnes&#xa0;; choisissez-en moins sous Axes.</translation>
    </message>
</context>
<context>
    <name>MapTable</name>
    <message>
        <source>Parameter %1</source>
        <translation>Paramètre %1</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Colonne %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>parameter and value</comment>
        <extracomment>%1 names a parameter of a synthesizer, %2 is its value</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <extracomment>%1 is a number, %2 names a table</extracomment>
        <translation>Ligne %1 de %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column and value</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Sonie</translation>
    </message>
    <message>
        <source>MFCC</source>
        <translation>MFCC</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>Chroma</translation>
    </message>
    <message>
        <source>Spectral shape</source>
        <translation>Forme spectrale</translation>
    </message>
    <message>
        <source>Partials: frequencies</source>
        <translation>Partiels&#xa0;: fréquences</translation>
    </message>
    <message>
        <source>Partials: levels</source>
        <translation>Partiels&#xa0;: niveaux</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Spread within a sound</source>
        <translation>Dispersion au sein d’un son</translation>
    </message>
    <message>
        <source>Other columns</source>
        <translation>Autres colonnes</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no number</comment>
        <translation>aucune valeur</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 names a synthesizer, %2 a file or a run</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>dBFS</source>
        <translation>dBFS</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Length of the pieces that the recordings are cut into.</source>
        <translation>Durée des morceaux dans lesquels les enregistrements sont découpés.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Number of different labels; more labels follow the guide more closely and find shorter runs.</source>
        <translation>Nombre d’étiquettes différentes&#xa0;; plus il y en a, plus la réponse suit le guide de près et plus les suites sont courtes.</translation>
    </message>
    <message>
        <source>Listens to</source>
        <translation>Écoute</translation>
    </message>
    <message>
        <source>What makes two segments alike.</source>
        <translation>Ce qui rend deux segments semblables.</translation>
    </message>
    <message>
        <source>blend</source>
        <translation>mélange</translation>
    </message>
    <message>
        <source>timbre</source>
        <translation>timbre</translation>
    </message>
    <message>
        <source>mel</source>
        <translation>mel</translation>
    </message>
    <message>
        <source>harmony</source>
        <translation>harmonie</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>énergie</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Each recording against its own range, or both on one scale.</source>
        <translation>Chaque enregistrement selon sa propre étendue, ou les deux sur une même échelle.</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>relative</translation>
    </message>
    <message>
        <source>absolute</source>
        <translation>absolue</translation>
    </message>
    <message>
        <source>Timbre</source>
        <translation>Timbre</translation>
    </message>
    <message>
        <source>Harmony</source>
        <translation>Harmonie</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Weight of this part of the blend.</source>
        <translation>Poids de cette part du mélange.</translation>
    </message>
    <message>
        <source>Silence below</source>
        <translation>Silence sous</translation>
    </message>
    <message>
        <source>Segments below this level are silent: never chosen, and answered by silence.</source>
        <translation>Les segments sous ce niveau sont silencieux&#xa0;: jamais choisis, et le silence leur répond.</translation>
    </message>
    <message>
        <source>Longest run</source>
        <translation>Suite la plus longue</translation>
    </message>
    <message>
        <source>Jump elsewhere after this many consecutive memory segments.</source>
        <translation>Sauter ailleurs après ce nombre de segments de mémoire consécutifs.</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Répétitions</translation>
    </message>
    <message>
        <source>Whether a memory segment may be used again.</source>
        <translation>Si un segment de mémoire peut resservir.</translation>
    </message>
    <message>
        <source>allow</source>
        <translation>permises</translation>
    </message>
    <message>
        <source>avoid</source>
        <translation>évitées</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Reference rules</source>
        <translation>Règles de référence</translation>
    </message>
    <message>
        <source>Choose segments exactly as the published system does, faults included.</source>
        <translation>Choisir les segments exactement comme le système publié, défauts compris.</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Fondu</translation>
    </message>
    <message>
        <source>Length of the crossfade at a join.</source>
        <translation>Durée du fondu enchaîné à un raccord.</translation>
    </message>
    <message>
        <source>Clean attacks</source>
        <translation>Attaques nettes</translation>
    </message>
    <message>
        <source>Move joins to the attacks near them, so that no attack is cut.</source>
        <translation>Déplacer les raccords vers les attaques proches, pour n’en couper aucune.</translation>
    </message>
    <message>
        <source>Reach of clean attacks</source>
        <translation>Portée des attaques nettes</translation>
    </message>
    <message>
        <source>How far from a join an attack may be; 0: half the fade.</source>
        <translation>Distance maximale entre un raccord et une attaque&#xa0;; 0&#xa0;: la moitié du fondu.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Scale the response to full level, keep the memory&apos;s level, or match the guide&apos;s loudness.</source>
        <translation>Porter la réponse au niveau maximal, garder le niveau de la mémoire ou suivre la sonie du guide.</translation>
    </message>
    <message>
        <source>normalise</source>
        <translation>normaliser</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>garder</translation>
    </message>
    <message>
        <source>match</source>
        <translation>aligner</translation>
    </message>
    <message>
        <source>New labels, such as 3=7,10-14=2 (-1: silence); what answers them is chosen anew.</source>
        <translation>Nouvelles étiquettes, par exemple 3=7,10-14=2 (-1&#xa0;: silence)&#xa0;; ce qui leur répond est choisi à nouveau.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Memory segments to put in, such as 3=40; 10-14=7 plays 7 to 11 there, -1 is silence.</source>
        <translation>Segments de mémoire à placer, par exemple 3=40&#xa0;; 10-14=7 y joue 7 à 11, -1 est le silence.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Segments that are kept, such as 3,10-14, in place of those locked before; &apos;none&apos; unlocks all.</source>
        <translation>Segments à garder, par exemple 3,10-14, à la place de ceux verrouillés avant&#xa0;; «&#xa0;none&#xa0;» les déverrouille tous.</translation>
    </message>
    <message>
        <source>Re-roll</source>
        <translation>Nouveau tirage</translation>
    </message>
    <message>
        <source>Choose everything anew that is not locked, by the seed.</source>
        <translation>Choisir à nouveau tout ce qui n’est pas verrouillé, selon la graine.</translation>
    </message>
    <message>
        <source>Length of the crossfade at a join; 0: unchanged.</source>
        <translation>Durée du fondu enchaîné à un raccord&#xa0;; 0&#xa0;: inchangée.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>inchangé</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>How far from a join an attack may be; 0: half the fade, -1: unchanged.</source>
        <translation>Distance maximale entre un raccord et une attaque&#xa0;; 0&#xa0;: la moitié du fondu, -1&#xa0;: inchangée.</translation>
    </message>
    <message>
        <source>Synthesizer</source>
        <translation>Synthétiseur</translation>
    </message>
    <message>
        <source>Which synthesizer the table is of.</source>
        <translation>De quel synthétiseur est le tableau.</translation>
    </message>
    <message>
        <source>Pure Data folder</source>
        <translation>Dossier Pure Data</translation>
    </message>
    <message>
        <source>Folder of a Pure Data synthesizer (synth.pd) to take instead.</source>
        <translation>Dossier d’un synthétiseur Pure Data (synth.pd) à utiliser à la place.</translation>
    </message>
    <message>
        <source>Its parameters</source>
        <translation>Paramètres du patch</translation>
    </message>
    <message>
        <source>How many parameters the patch has; 0: as it declares.</source>
        <translation>Nombre de paramètres du patch&#xa0;; 0&#xa0;: comme il le déclare.</translation>
    </message>
    <message>
        <source>Grain source</source>
        <translation>Source des grains</translation>
    </message>
    <message>
        <source>Sound file that the granular synthesizers read; empty: our own.</source>
        <translation>Fichier son que lisent les synthétiseurs granulaires&#xa0;; vide&#xa0;: celui fourni.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>A grid with both ends, the original grid without the upper end, evenly scattered points, or random ones.</source>
        <translation>Une grille avec les deux extrémités, la grille originale sans l’extrémité supérieure, des points uniformément répartis ou aléatoires.</translation>
    </message>
    <message>
        <source>Steps a parameter</source>
        <translation>Paliers par paramètre</translation>
    </message>
    <message>
        <source>Values of each parameter; the table has their product as rows.</source>
        <translation>Valeurs de chaque paramètre&#xa0;; le tableau a leur produit pour nombre de lignes.</translation>
    </message>
    <message>
        <source>Scattered points</source>
        <translation>Points répartis</translation>
    </message>
    <message>
        <source>How many scattered or random points; 0: as many as the grid would have.</source>
        <translation>Nombre de points répartis ou aléatoires&#xa0;; 0&#xa0;: autant qu’en aurait la grille.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Length of the sound that is analysed at each point.</source>
        <translation>Durée du son analysé en chaque point.</translation>
    </message>
    <message>
        <source>Settling</source>
        <translation>Stabilisation</translation>
    </message>
    <message>
        <source>Sound that is thrown away before; below 0: as the synthesizer needs it.</source>
        <translation>Son écarté au début&#xa0;; sous 0&#xa0;: autant qu’il en faut au synthétiseur.</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Fréquence d’échantillonnage</translation>
    </message>
    <message>
        <source>Rate at which the synthesizer plays.</source>
        <translation>Fréquence à laquelle joue le synthétiseur.</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>Onset jitter</source>
        <translation>Variation des débuts</translation>
    </message>
    <message>
        <source>Share of the period by which the onsets of grains vary.</source>
        <translation>Part de la période dont varient les débuts des grains.</translation>
    </message>
    <message>
        <source>Semitones</source>
        <translation>Demi-tons</translation>
    </message>
    <message>
        <source>Grains are transposed in whole semitones.</source>
        <translation>Les grains sont transposés par demi-tons entiers.</translation>
    </message>
    <message>
        <source>Original sound</source>
        <translation>Son d’origine</translation>
    </message>
    <message>
        <source>Play as the published patches do, faults included.</source>
        <translation>Jouer comme les patchs publiés, défauts compris.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Samples of a spectrum; fewer see faster, more see finer.</source>
        <translation>Échantillons d’un spectre&#xa0;; moins voient plus vite, plus voient plus finement.</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Pas d’analyse</translation>
    </message>
    <message>
        <source>Samples from one spectrum to the next; 0: half the window.</source>
        <translation>Échantillons d’un spectre au suivant&#xa0;; 0&#xa0;: la moitié de la fenêtre.</translation>
    </message>
    <message>
        <source>Loudness window</source>
        <translation>Fenêtre de sonie</translation>
    </message>
    <message>
        <source>Samples over which loudness is measured.</source>
        <translation>Échantillons sur lesquels la sonie est mesurée.</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>Descripteurs</translation>
    </message>
    <message>
        <source>As the reference computes them, or cleaner and faster.</source>
        <translation>Comme la référence les calcule, ou plus nets et plus rapides.</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Also keep the spread and quantiles of every descriptor.</source>
        <translation>Garder aussi la dispersion et les quantiles de chaque descripteur.</translation>
    </message>
    <message>
        <source>sin</source>
        <translation>sinus</translation>
    </message>
    <message>
        <source>fm3</source>
        <translation>FM3</translation>
    </message>
    <message>
        <source>fm3-legacy</source>
        <translation>FM3, telle que publiée</translation>
    </message>
    <message>
        <source>fm4</source>
        <translation>FM4</translation>
    </message>
    <message>
        <source>granular</source>
        <translation>granulaire</translation>
    </message>
    <message>
        <source>granular3-dur</source>
        <translation>granulaire3, durée</translation>
    </message>
    <message>
        <source>granular3-pitch</source>
        <translation>granulaire3, hauteur</translation>
    </message>
    <message>
        <source>inclusive</source>
        <translation>avec les deux extrémités</translation>
    </message>
    <message>
        <source>original</source>
        <translation>originale</translation>
    </message>
    <message>
        <source>sobol</source>
        <translation>Sobol</translation>
    </message>
    <message>
        <source>random</source>
        <translation>aléatoires</translation>
    </message>
    <message>
        <source>parity</source>
        <translation>comme la référence</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>nets</translation>
    </message>
    <message>
        <source>Rate to which recordings are brought before the analysis; 0: as they are.</source>
        <translation>Fréquence d’échantillonnage à laquelle les enregistrements sont ramenés avant l’analyse ; 0 : tels quels.</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Also find the pitch and how sure it is.</source>
        <translation>Trouver aussi la hauteur et sa fiabilité.</translation>
    </message>
    <message>
        <source>Leave out silence</source>
        <translation>Omettre le silence</translation>
    </message>
    <message>
        <source>Leave out what is silent at the beginning and the end.</source>
        <translation>Omettre ce qui est silencieux au début et à la fin.</translation>
    </message>
    <message>
        <source>Even level</source>
        <translation>Niveau constant</translation>
    </message>
    <message>
        <source>Many grains at once are no louder than few.</source>
        <translation>Beaucoup de grains à la fois ne sont pas plus forts que peu.</translation>
    </message>
    <message>
        <source>Also keep the fundamental frequency and how sure it is.</source>
        <translation>Garder aussi la fréquence fondamentale et sa certitude.</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithme</translation>
    </message>
    <message>
        <source>DQN learns what moves are worth; PPO and A2C learn how often to make them.</source>
        <translation>DQN apprend ce que valent les actions&#xa0;; PPO et A2C apprennent à quelle fréquence les choisir.</translation>
    </message>
    <message>
        <source>dqn</source>
        <translation>dqn</translation>
    </message>
    <message>
        <source>ppo</source>
        <translation>ppo</translation>
    </message>
    <message>
        <source>a2c</source>
        <translation>a2c</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>What learns best here, or what the published agents were trained with.</source>
        <translation>Ce qui apprend le mieux ici, ou ce avec quoi les agents publiés ont été entraînés.</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recommandé</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>How long to train.</source>
        <translation>Durée de l’entraînement.</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Évaluer tous les</translation>
    </message>
    <message>
        <source>Steps from one evaluation to the next; 0: never.</source>
        <translation>Pas d’une évaluation à la suivante&#xa0;; 0&#xa0;: jamais.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Patience</translation>
    </message>
    <message>
        <source>Stop after so many evaluations without a better one; 0: never.</source>
        <translation>Arrêter après ce nombre d’évaluations sans amélioration&#xa0;; 0&#xa0;: jamais.</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Point de reprise toutes les</translation>
    </message>
    <message>
        <source>How much training a power cut may cost.</source>
        <translation>Ce qu’une coupure de courant peut faire perdre d’entraînement.</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Limite de temps</translation>
    </message>
    <message>
        <source>Stop after so much computing; 0: no limit.</source>
        <translation>Arrêter après ce temps de calcul&#xa0;; 0&#xa0;: sans limite.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Hears</source>
        <translation>Entend</translation>
    </message>
    <message>
        <source>Columns or categories that the agent hears: mfcc, chroma, ...</source>
        <translation>Colonnes ou catégories que l’agent entend&#xa0;: mfcc, chroma, ...</translation>
    </message>
    <message>
        <source>Rewarded for</source>
        <translation>Récompensé pour</translation>
    </message>
    <message>
        <source>Columns or categories of those that count for the reward.</source>
        <translation>Parmi celles-ci, colonnes ou catégories qui comptent pour la récompense.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>How much columns or categories count, if not 1: mfcc=0.5, chroma-A=2.</source>
        <translation>Combien comptent les colonnes ou catégories, si ce n’est pas 1&#xa0;: mfcc=0.5, chroma-A=2.</translation>
    </message>
    <message>
        <source>Reward noise</source>
        <translation>Bruit de la récompense</translation>
    </message>
    <message>
        <source>Weight of chance in the reward.</source>
        <translation>Poids du hasard dans la récompense.</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Suit</translation>
    </message>
    <message>
        <source>Recordings of the corpus, sounds of the table that stay or change, or a mixture.</source>
        <translation>Des enregistrements du corpus, des sons du tableau qui restent ou changent, ou un mélange.</translation>
    </message>
    <message>
        <source>corpus</source>
        <translation>corpus</translation>
    </message>
    <message>
        <source>static_random</source>
        <translation>cible fixe</translation>
    </message>
    <message>
        <source>dynamic_random</source>
        <translation>cible changeante</translation>
    </message>
    <message>
        <source>mixed_random</source>
        <translation>cible fixe ou changeante</translation>
    </message>
    <message>
        <source>mixed_random+corpus</source>
        <translation>cible fixe ou changeante, et corpus</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Récompense</translation>
    </message>
    <message>
        <source>How the distance from the target becomes a reward.</source>
        <translation>Comment la distance à la cible devient une récompense.</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linéaire</translation>
    </message>
    <message>
        <source>cubic</source>
        <translation>cubique</translation>
    </message>
    <message>
        <source>cubic+prize</source>
        <translation>cubique, avec prime</translation>
    </message>
    <message>
        <source>prize</source>
        <translation>prime</translation>
    </message>
    <message>
        <source>cubic-clipped</source>
        <translation>cubique, bornée</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Taille du pas</translation>
    </message>
    <message>
        <source>How far a parameter moves at a time.</source>
        <translation>De combien un paramètre bouge à la fois.</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Épisode</translation>
    </message>
    <message>
        <source>Steps with targets of the table before a new beginning.</source>
        <translation>Pas avec des cibles du tableau avant un nouveau départ.</translation>
    </message>
    <message>
        <source>Change of target</source>
        <translation>Changement de cible</translation>
    </message>
    <message>
        <source>Probability a step that a target that changes does so.</source>
        <translation>Probabilité par pas qu’une cible changeante change.</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Mise à l’échelle</translation>
    </message>
    <message>
        <source>How descriptors are brought to one scale.</source>
        <translation>Comment les descripteurs sont ramenés à une même échelle.</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>standard</translation>
    </message>
    <message>
        <source>robust</source>
        <translation>robuste</translation>
    </message>
    <message>
        <source>quantile</source>
        <translation>quantiles</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>Planchers</translation>
    </message>
    <message>
        <source>Silence counts as very soft, not as endlessly far away.</source>
        <translation>Le silence compte comme très faible, pas comme infiniment éloigné.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Scaled descriptors are kept within this; 0: no limit.</source>
        <translation>Les descripteurs mis à l’échelle restent dans cette limite&#xa0;; 0&#xa0;: sans limite.</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Bring recordings into the reach of the synthesizer: as they are, by mean and spread, or by ranks.</source>
        <translation>Amener les enregistrements à portée du synthétiseur&#xa0;: tels quels, par moyenne et dispersion, ou par rangs.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tels quels</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>affine</translation>
    </message>
    <message>
        <source>Look ahead</source>
        <translation>Anticipation</translation>
    </message>
    <message>
        <source>Frames by which the agent hears a recording in advance.</source>
        <translation>Trames dont l’agent entend un enregistrement à l’avance.</translation>
    </message>
    <message>
        <source>Between points</source>
        <translation>Entre les points</translation>
    </message>
    <message>
        <source>The sound between the table&apos;s points: that of the nearest one, or one in between.</source>
        <translation>Le son entre les points du tableau&#xa0;: celui du plus proche, ou un son intermédiaire.</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>le plus proche</translation>
    </message>
    <message>
        <source>knn</source>
        <translation>k plus proches</translation>
    </message>
    <message>
        <source>Cost of moves</source>
        <translation>Coût des mouvements</translation>
    </message>
    <message>
        <source>Reward that every moved parameter costs.</source>
        <translation>Récompense que coûte chaque paramètre bougé.</translation>
    </message>
    <message>
        <source>Cost of repetition</source>
        <translation>Coût de la répétition</translation>
    </message>
    <message>
        <source>Reward that doing the same again costs.</source>
        <translation>Récompense que coûte le fait de refaire la même chose.</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>Share of the recordings that is for evaluation only.</source>
        <translation>Part des enregistrements réservée à l’évaluation.</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Actualisation</translation>
    </message>
    <message>
        <source>Worth of a reward one step later; nearer to 1 looks further ahead.</source>
        <translation>Valeur d’une récompense un pas plus tard&#xa0;; plus près de 1, l’agent voit plus loin.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Size of the steps of the weights.</source>
        <translation>Taille des pas des poids.</translation>
    </message>
    <message>
        <source>Hidden width</source>
        <translation>Largeur des couches</translation>
    </message>
    <message>
        <source>Units in each of the two hidden layers.</source>
        <translation>Unités dans chacune des deux couches cachées.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Moments from which DQN and PPO learn at a time.</source>
        <translation>Expériences dont DQN et PPO apprennent à la fois.</translation>
    </message>
    <message>
        <source>Gradient limit</source>
        <translation>Limite du gradient</translation>
    </message>
    <message>
        <source>Longer gradients are shortened to this; 0: no limit.</source>
        <translation>Les gradients plus longs sont ramenés à cette longueur&#xa0;; 0&#xa0;: sans limite.</translation>
    </message>
    <message>
        <source>Time ends worth</source>
        <translation>Temps écoulé, valeur nulle</translation>
    </message>
    <message>
        <source>Nothing is expected after an episode whose time is over, as in the published agents.</source>
        <translation>Rien n’est plus attendu après un épisode dont le temps est écoulé, comme chez les agents publiés.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>DQN: moments that are remembered.</source>
        <translation>DQN&#xa0;: expériences gardées en mémoire.</translation>
    </message>
    <message>
        <source>Learning starts</source>
        <translation>Début de l’apprentissage</translation>
    </message>
    <message>
        <source>DQN: steps with random moves before learning begins.</source>
        <translation>DQN&#xa0;: pas avec des actions aléatoires avant que l’apprentissage commence.</translation>
    </message>
    <message>
        <source>Update every</source>
        <translation>Mise à jour tous les</translation>
    </message>
    <message>
        <source>DQN: steps from one update to the next.</source>
        <translation>DQN&#xa0;: pas d’une mise à jour à la suivante.</translation>
    </message>
    <message>
        <source>Updates at a time</source>
        <translation>Mises à jour à la fois</translation>
    </message>
    <message>
        <source>DQN: batches that are learnt at an update.</source>
        <translation>DQN&#xa0;: lots appris lors d’une mise à jour.</translation>
    </message>
    <message>
        <source>Target copy every</source>
        <translation>Copie de la cible tous les</translation>
    </message>
    <message>
        <source>DQN: steps from one copy of the weights into the target network to the next.</source>
        <translation>DQN&#xa0;: pas d’une copie des poids dans le réseau cible à la suivante.</translation>
    </message>
    <message>
        <source>Target mix</source>
        <translation>Mélange de la cible</translation>
    </message>
    <message>
        <source>DQN: share of the new weights in a copy.</source>
        <translation>DQN&#xa0;: part des nouveaux poids dans une copie.</translation>
    </message>
    <message>
        <source>Exploration at first</source>
        <translation>Exploration initiale</translation>
    </message>
    <message>
        <source>DQN: share of random moves at the start.</source>
        <translation>DQN&#xa0;: part d’actions aléatoires au début.</translation>
    </message>
    <message>
        <source>Exploration at last</source>
        <translation>Exploration finale</translation>
    </message>
    <message>
        <source>DQN: share of random moves that remains.</source>
        <translation>DQN&#xa0;: part d’actions aléatoires qui demeure.</translation>
    </message>
    <message>
        <source>Exploration falls for</source>
        <translation>Baisse de l’exploration sur</translation>
    </message>
    <message>
        <source>DQN: steps until that share is reached.</source>
        <translation>DQN&#xa0;: pas jusqu’à ce que cette part soit atteinte.</translation>
    </message>
    <message>
        <source>Double DQN</source>
        <translation>Double DQN</translation>
    </message>
    <message>
        <source>DQN: the network that learns chooses the move that the target network values; overestimates less.</source>
        <translation>DQN&#xa0;: le réseau qui apprend choisit l’action que le réseau cible évalue&#xa0;; surestime moins.</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Environnements</translation>
    </message>
    <message>
        <source>PPO and A2C: agents that play at the same time.</source>
        <translation>PPO et A2C&#xa0;: agents qui jouent en même temps.</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Trajectoire</translation>
    </message>
    <message>
        <source>PPO and A2C: steps of each environment from one round of learning to the next.</source>
        <translation>PPO et A2C&#xa0;: pas de chaque environnement d’une phase d’apprentissage à la suivante.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>PPO: how often a rollout is gone through.</source>
        <translation>PPO&#xa0;: nombre de passages sur une trajectoire.</translation>
    </message>
    <message>
        <source>Advantage decay</source>
        <translation>Décroissance de l’avantage</translation>
    </message>
    <message>
        <source>PPO and A2C: lower trusts the estimated values, 1 only what happened.</source>
        <translation>PPO et A2C&#xa0;: plus bas, se fie aux valeurs estimées&#xa0;; 1, seulement à ce qui s’est passé.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Bornage</translation>
    </message>
    <message>
        <source>PPO: how far a probability may move in one round of learning.</source>
        <translation>PPO&#xa0;: de combien une probabilité peut bouger en une phase d’apprentissage.</translation>
    </message>
    <message>
        <source>Weight of values</source>
        <translation>Poids des valeurs</translation>
    </message>
    <message>
        <source>PPO and A2C: share of the error of values in the loss.</source>
        <translation>PPO et A2C&#xa0;: part de l’erreur des valeurs dans la perte.</translation>
    </message>
    <message>
        <source>Weight of entropy</source>
        <translation>Poids de l’entropie</translation>
    </message>
    <message>
        <source>PPO and A2C: higher keeps moves varied.</source>
        <translation>PPO et A2C&#xa0;: plus haut, les actions restent variées.</translation>
    </message>
    <message>
        <source>Normalise advantages</source>
        <translation>Normaliser les avantages</translation>
    </message>
    <message>
        <source>PPO and A2C: learn from how much better than others a moment was.</source>
        <translation>PPO et A2C&#xa0;: apprendre de combien une expérience a été meilleure que d’autres.</translation>
    </message>
    <message>
        <source>Episodes of an evaluation</source>
        <translation>Épisodes par évaluation</translation>
    </message>
    <message>
        <source>More take longer and tell more surely which checkpoint is best.</source>
        <translation>Un plus grand nombre prend plus de temps et indique plus sûrement le meilleur point de reprise.</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Trame</translation>
    </message>
    <message>
        <source>Samples from one frame of descriptors to the next where the agent plays; 0: as the table was analysed.</source>
        <translation>Échantillons d’une trame de descripteurs à la suivante là où l’agent joue&#xa0;; 0&#xa0;: comme à l’analyse du tableau.</translation>
    </message>
    <message>
        <source>Frames a decision</source>
        <translation>Trames par décision</translation>
    </message>
    <message>
        <source>Only every so many-th frame is heard and decided on.</source>
        <translation>Une seule trame sur ce nombre est entendue et donne lieu à une décision.</translation>
    </message>
    <message>
        <source>Sample every</source>
        <translation>Extrait toutes les</translation>
    </message>
    <message>
        <source>Time from one sample of what the agent plays to the next; 0: none.</source>
        <translation>Temps d’un extrait de ce que joue l’agent au suivant&#xa0;; 0&#xa0;: aucun.</translation>
    </message>
    <message>
        <source>Number of different labels; more tell more apart, are harder to learn and find shorter runs.</source>
        <translation>Nombre d’étiquettes différentes&#xa0;; plus il y en a, plus elles distinguent de choses, plus elles sont difficiles à apprendre et plus les suites sont courtes.</translation>
    </message>
    <message>
        <source>wav2vec2</source>
        <translation>wav2vec2</translation>
    </message>
    <message>
        <source>File of a trained wav2vec 2.0 network, for &apos;wav2vec2&apos; alone.</source>
        <translation>Fichier d’un réseau wav2vec 2.0 entraîné, pour &apos;wav2vec2&apos; seulement.</translation>
    </message>
    <message>
        <source>Segments below this level are silent: nothing is learned from them, they are never chosen, and answered by silence.</source>
        <translation>Les segments sous ce niveau sont silencieux&#xa0;: rien n’en est appris, ils ne sont jamais choisis, et le silence leur répond.</translation>
    </message>
    <message>
        <source>Likely labels</source>
        <translation>Étiquettes probables</translation>
    </message>
    <message>
        <source>Share of the probability that is drawn from: less is safer, 1 admits everything. Needs a model.</source>
        <translation>Part de la probabilité dans laquelle on tire&#xa0;: moins est plus sûr, 1 admet tout. Demande un modèle.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Above 1 more daring, below 1 more of the expected. Needs a model.</source>
        <translation>Au-dessus de 1, plus audacieux&#xa0;; au-dessous de 1, plus conforme à l’attente. Demande un modèle.</translation>
    </message>
    <message>
        <source>Best labels</source>
        <translation>Meilleures étiquettes</translation>
    </message>
    <message>
        <source>Only so many of the likeliest labels are drawn from; 1: always the likeliest, 0: any number. Needs a model.</source>
        <translation>On ne tire que parmi ce nombre d’étiquettes les plus probables&#xa0;; 1&#xa0;: toujours la plus probable, 0&#xa0;: sans limite. Demande un modèle.</translation>
    </message>
    <message>
        <source>Labels of the memory</source>
        <translation>Étiquettes de la mémoire</translation>
    </message>
    <message>
        <source>Whether the model may only ask for what the memory has: hard always, soft where likely enough, off never.</source>
        <translation>Si le modèle ne peut demander que ce que la mémoire possède&#xa0;: strict toujours, souple là où c’est assez probable, désactivé jamais.</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>strict</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>souple</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>Faisceaux</translation>
    </message>
    <message>
        <source>Looks for the likeliest whole answer with so many at once, in place of drawing; 0: draws.</source>
        <translation>Cherche la réponse entière la plus probable avec ce nombre de faisceaux à la fois, au lieu de tirer au sort&#xa0;; 0&#xa0;: tire au sort.</translation>
    </message>
    <message>
        <source>Variety of beams</source>
        <translation>Variété des faisceaux</translation>
    </message>
    <message>
        <source>How much beams that use many labels are preferred.</source>
        <translation>À quel point les faisceaux qui emploient beaucoup d’étiquettes sont préférés.</translation>
    </message>
    <message>
        <source>Border of likely labels</source>
        <translation>Limite des étiquettes probables</translation>
    </message>
    <message>
        <source>Whether the label that crosses the share is left out (tight, as published) or kept (usual).</source>
        <translation>Si l’étiquette qui dépasse la part est laissée de côté (serrée, telle que publiée) ou gardée (usuelle).</translation>
    </message>
    <message>
        <source>tight</source>
        <translation>serrée</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>usuelle</translation>
    </message>
    <message>
        <source>Carry over</source>
        <translation>Enchaîner</translation>
    </message>
    <message>
        <source>Each window goes on from what the one before has answered.</source>
        <translation>Chaque fenêtre part de ce que la précédente a répondu.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Labels as notes, cue list, runs of the memory as sounds, corpus for CataRT, the lists as NumPy and CSV files, or all of it.</source>
        <translation>Étiquettes sous forme de notes, liste de repères, suites de la mémoire sous forme de sons, corpus pour CataRT, listes en fichiers NumPy et CSV, ou le tout.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>midi</source>
        <translation>MIDI</translation>
    </message>
    <message>
        <source>cues</source>
        <translation>repères</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>suites</translation>
    </message>
    <message>
        <source>catart</source>
        <translation>CataRT</translation>
    </message>
    <message>
        <source>lists</source>
        <translation>listes</translation>
    </message>
    <message>
        <source>CataRT columns</source>
        <translation>Colonnes CataRT</translation>
    </message>
    <message>
        <source>What stands beside each piece of the memory: its label, or what was heard of it, number by number.</source>
        <translation>Ce qui figure à côté de chaque fragment de la mémoire&#xa0;: son étiquette, ou ce qui en a été entendu, nombre par nombre.</translation>
    </message>
    <message>
        <source>label</source>
        <translation>étiquette</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>vecteur</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Class in the CataRT text; empty: after the memory&apos;s name.</source>
        <translation>Classe dans le texte CataRT&#xa0;; vide&#xa0;: d’après le nom de la mémoire.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>tiny learns a pair in about a minute; paper is the published size, for large collections and a GPU.</source>
        <translation>«&#xa0;minuscule&#xa0;» apprend une paire en une minute environ&#xa0;; «&#xa0;telle que publiée&#xa0;» est la taille du système publié, pour de grandes collections et un GPU.</translation>
    </message>
    <message>
        <source>tiny</source>
        <translation>minuscule</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>telle que publiée</translation>
    </message>
    <message>
        <source>Learns to</source>
        <translation>Apprend à</translation>
    </message>
    <message>
        <source>Answer a guide as the partner did, or continue a track by itself.</source>
        <translation>Répondre à un guide comme l’a fait le partenaire, ou prolonger une piste de lui-même.</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>répondre</translation>
    </message>
    <message>
        <source>completion</source>
        <translation>prolonger</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>With more than two tracks: each of the others leads and one stem answers, or one stem leads and the mix of the others answers.</source>
        <translation>Avec plus de deux pistes&#xa0;: chacune des autres guide et un stem répond, ou un stem guide et le mix des autres répond.</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>un stem</translation>
    </message>
    <message>
        <source>mix</source>
        <translation>le mix</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>One from every segment (dense), every 10 s (sliding) or end to end (uniform).</source>
        <translation>Une à partir de chaque segment (denses), toutes les 10 s (glissantes) ou bout à bout (uniformes).</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>denses</translation>
    </message>
    <message>
        <source>sliding</source>
        <translation>glissantes</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>uniformes</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>What is not learned from, to tell what was learned: the end of each pair or whole songs; auto: songs where there are eight.</source>
        <translation>Ce dont rien n’est appris, pour savoir ce qui a été appris&#xa0;: la fin de chaque paire (temps) ou des morceaux entiers&#xa0;; automatique&#xa0;: des morceaux s’il y en a huit.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>time</source>
        <translation>temps</translation>
    </message>
    <message>
        <source>songs</source>
        <translation>morceaux</translation>
    </message>
    <message>
        <source>Share held back</source>
        <translation>Part mise de côté</translation>
    </message>
    <message>
        <source>How much of the material is not learned from, to judge what was learned.</source>
        <translation>Part du matériau dont rien n’est appris, pour juger de ce qui a été appris.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>How much of the rest is not learned from, to choose the best checkpoint.</source>
        <translation>Part du reste dont rien n’est appris, pour choisir le meilleur point de reprise.</translation>
    </message>
    <message>
        <source>How often each window is learned from; 0: the steps decide.</source>
        <translation>Combien de fois chaque fenêtre est apprise&#xa0;; 0&#xa0;: les pas décident.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Périphérique</translation>
    </message>
    <message>
        <source>auto, cpu, or a CUDA device such as cuda:0.</source>
        <translation>auto, cpu ou un périphérique CUDA tel que cuda:0.</translation>
    </message>
    <message>
        <source>Items an update learns from, over all processes.</source>
        <translation>Exemples dont apprend une mise à jour, tous processus confondus.</translation>
    </message>
    <message>
        <source>Pieces of a batch</source>
        <translation>Parties d’un lot</translation>
    </message>
    <message>
        <source>More pieces need less memory and more time.</source>
        <translation>Plus de parties demandent moins de mémoire vive et plus de temps.</translation>
    </message>
    <message>
        <source>Clip gradients</source>
        <translation>Borner les gradients</translation>
    </message>
    <message>
        <source>Longest gradient that an update may have; 0: any.</source>
        <translation>Gradient le plus long que puisse avoir une mise à jour&#xa0;; 0&#xa0;: sans limite.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Half precision is faster and needs a CUDA device.</source>
        <translation>La demi-précision est plus rapide et demande un périphérique CUDA.</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>float16</source>
        <translation>float16</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>How far each update goes; too high breaks the training down.</source>
        <translation>Jusqu’où va chaque mise à jour&#xa0;; trop haut, l’entraînement s’effondre.</translation>
    </message>
    <message>
        <source>Rate over time</source>
        <translation>Taux au fil du temps</translation>
    </message>
    <message>
        <source>How the learning rate changes until the end.</source>
        <translation>Comment le taux d’apprentissage change jusqu’à la fin.</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>constant</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>cosinus</translation>
    </message>
    <message>
        <source>inverse-sqrt</source>
        <translation>racine inverse</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paliers</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Échauffement</translation>
    </message>
    <message>
        <source>Steps in which the learning rate rises from 0.</source>
        <translation>Pas pendant lesquels le taux d’apprentissage monte depuis 0.</translation>
    </message>
    <message>
        <source>Rate at the end</source>
        <translation>Taux à la fin</translation>
    </message>
    <message>
        <source>Cosine and linear: the last learning rate, as a part of the highest.</source>
        <translation>Cosinus et linéaire&#xa0;: le dernier taux d’apprentissage, en fraction du plus haut.</translation>
    </message>
    <message>
        <source>Fall every</source>
        <translation>Baisser tous les</translation>
    </message>
    <message>
        <source>Fall by</source>
        <translation>Facteur de baisse</translation>
    </message>
    <message>
        <source>Step: what the learning rate is multiplied with at each fall.</source>
        <translation>Paliers&#xa0;: ce par quoi le taux d’apprentissage est multiplié à chaque baisse.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>How gradients become updates.</source>
        <translation>Comment les gradients deviennent des mises à jour.</translation>
    </message>
    <message>
        <source>adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>adamw</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>sgd</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>rmsprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Décroissance des poids</translation>
    </message>
    <message>
        <source>Pulls weights to 0; AdamW apart from the gradient.</source>
        <translation>Attire les poids vers 0&#xa0;; AdamW indépendamment du gradient.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>SGD and RMSprop: the part of the last update that goes on.</source>
        <translation>SGD et RMSprop&#xa0;: la part de la dernière mise à jour qui se poursuit.</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Bêta 1</translation>
    </message>
    <message>
        <source>Adam: memory of the mean gradient.</source>
        <translation>Adam&#xa0;: mémoire du gradient moyen.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Bêta 2</translation>
    </message>
    <message>
        <source>Adam: memory of the mean squared gradient.</source>
        <translation>Adam&#xa0;: mémoire du carré moyen du gradient.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>RMSprop: memory of the mean squared gradient.</source>
        <translation>RMSprop&#xa0;: mémoire du carré moyen du gradient.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Keeps divisions by small gradients tame.</source>
        <translation>Empêche les divisions par de petits gradients de s’emballer.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Lissage des étiquettes</translation>
    </message>
    <message>
        <source>Share of the wanted probability that all labels divide: less certainty.</source>
        <translation>Part de la probabilité voulue que toutes les étiquettes se partagent&#xa0;: moins de certitude.</translation>
    </message>
    <message>
        <source>Rare labels count more</source>
        <translation>Étiquettes rares renforcées</translation>
    </message>
    <message>
        <source>Each label weighs the less the more often it is wanted.</source>
        <translation>Chaque étiquette pèse d’autant moins qu’elle est souvent demandée.</translation>
    </message>
    <message>
        <source>Entropy weight</source>
        <translation>Poids de l’entropie</translation>
    </message>
    <message>
        <source>How much undecided predictions are rewarded: more diverse answers.</source>
        <translation>À quel point les prédictions indécises sont récompensées&#xa0;: réponses plus variées.</translation>
    </message>
    <message>
        <source>Loss of whole windows</source>
        <translation>Perte par fenêtre entière</translation>
    </message>
    <message>
        <source>Every window counts alike, however much of it is silent; without smoothing and weights.</source>
        <translation>Chaque fenêtre compte autant, quelle que soit sa part de silence&#xa0;; sans lissage ni poids.</translation>
    </message>
    <message>
        <source>Scheduled sampling</source>
        <translation>Échantillonnage programmé</translation>
    </message>
    <message>
        <source>Learns more and more from its own answers instead of the true ones.</source>
        <translation>Apprend de plus en plus de ses propres réponses au lieu des vraies.</translation>
    </message>
    <message>
        <source>Delay of scheduled sampling</source>
        <translation>Retard de l’échantillonnage programmé</translation>
    </message>
    <message>
        <source>The greater, the later own answers take the place of the true ones.</source>
        <translation>Plus il est grand, plus tard ses propres réponses remplacent les vraies.</translation>
    </message>
    <message>
        <source>Follow first</source>
        <translation>Suivre d’abord</translation>
    </message>
    <message>
        <source>Share of the training that begins with following the guide itself; what a partner does instead is learned from there with less material.</source>
        <translation>Part de l’entraînement qui commence par suivre le guide lui-même&#xa0;; ce qu’un partenaire fait à la place s’apprend à partir de là avec moins de matériau.</translation>
    </message>
    <message>
        <source>Best checkpoint</source>
        <translation>Meilleur point de reprise</translation>
    </message>
    <message>
        <source>What decides which one is kept: the least loss, or the most right answers to the guide alone.</source>
        <translation>Ce qui décide lequel est gardé&#xa0;: la plus petite perte, ou le plus de réponses justes au guide seul.</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>réponses</translation>
    </message>
    <message>
        <source>Layers that learn</source>
        <translation>Couches qui apprennent</translation>
    </message>
    <message>
        <source>all, last:n (the last n and the output layer) or output.</source>
        <translation>all, last:n (les n dernières et la couche de sortie) ou output.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>A: the answer attends to the guide&apos;s labels themselves; B: to what an encoder makes of them.</source>
        <translation>A&#xa0;: la réponse prête attention aux étiquettes mêmes du guide&#xa0;; B&#xa0;: à ce qu’un encodeur en fait.</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Part donnée</translation>
    </message>
    <message>
        <source>Share of a window that is the beginning, where a track is to be continued.</source>
        <translation>Part d’une fenêtre qui en est le début, là où une piste est à prolonger.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of the network that each step leaves out: more learns less by heart.</source>
        <translation>Part du réseau que chaque pas laisse de côté&#xa0;: plus elle est grande, moins il apprend par cœur.</translation>
    </message>
    <message>
        <source>Masking</source>
        <translation>Masquage</translation>
    </message>
    <message>
        <source>How often a stretch of the guide is hidden while learning.</source>
        <translation>À quelle fréquence un passage du guide est caché pendant l’apprentissage.</translation>
    </message>
    <message>
        <source>Masked stretch</source>
        <translation>Passage masqué</translation>
    </message>
    <message>
        <source>Segments that are hidden at a time.</source>
        <translation>Segments cachés à la fois.</translation>
    </message>
    <message>
        <source>Relative positions</source>
        <translation>Positions relatives</translation>
    </message>
    <message>
        <source>Learns distances between segments beside their places; experimental.</source>
        <translation>Apprend les distances entre segments en plus de leurs places&#xa0;; expérimental.</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Lengths to try, in seconds, with commas between.</source>
        <translation>Durées à essayer, en secondes, séparées par des virgules.</translation>
    </message>
    <message>
        <source>Numbers of labels</source>
        <translation>Nombres d’étiquettes</translation>
    </message>
    <message>
        <source>Numbers to try, with commas between.</source>
        <translation>Nombres à essayer, séparés par des virgules.</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Rates to try, with commas between; empty: the training&apos;s own.</source>
        <translation>Taux à essayer, séparés par des virgules&#xa0;; vide&#xa0;: celui de l’entraînement.</translation>
    </message>
    <message>
        <source>How long the track goes on.</source>
        <translation>Pendant combien de temps la piste se prolonge.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Exactly the published sets (80 % of the songs for training, the rest halved), or the shares below, drawn by the seed.</source>
        <translation>Exactement les ensembles publiés (80&#xa0;% des morceaux pour l’entraînement, le reste partagé en deux), ou les parts ci-dessous, tirées selon la graine.</translation>
    </message>
    <message>
        <source>published</source>
        <translation>comme publié</translation>
    </message>
    <message>
        <source>shares</source>
        <translation>parts</translation>
    </message>
    <message>
        <source>Share of the songs.</source>
        <translation>Part des morceaux.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Copy the files, link to them (they must then stay where they are), or only write the list.</source>
        <translation>Copier les fichiers, créer des liens vers eux (ils doivent alors rester où ils sont), ou n’écrire que la liste.</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>copier</translation>
    </message>
    <message>
        <source>link</source>
        <translation>lier</translation>
    </message>
    <message>
        <source>list</source>
        <translation>liste seule</translation>
    </message>
    <message>
        <source>Longest excerpt, from the beginning of a song.</source>
        <translation>Extrait le plus long, depuis le début d’un morceau.</translation>
    </message>
    <message>
        <source>Kind of relation</source>
        <translation>Type de relation</translation>
    </message>
    <message>
        <source>any</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>lead-accompaniment</source>
        <translation>soliste et accompagnement</translation>
    </message>
    <message>
        <source>harmonic</source>
        <translation>harmonique</translation>
    </message>
    <message>
        <source>intensity</source>
        <translation>intensité</translation>
    </message>
    <message>
        <source>mode-change</source>
        <translation>changement de mode</translation>
    </message>
    <message>
        <source>digression</source>
        <translation>digression</translation>
    </message>
    <message>
        <source>question-answer</source>
        <translation>question et réponse</translation>
    </message>
    <message>
        <source>special</source>
        <translation>spécial</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Retirer au sort</translation>
    </message>
    <message>
        <source>Stretches whose labels the model draws again: one of its segments and a seed, such as 30=7.</source>
        <translation>Passages dont le modèle retire les étiquettes : un de leurs segments et une graine, par exemple 30=7.</translation>
    </message>
    <message>
        <source>Labels learned from</source>
        <translation>Étiquettes apprises de</translation>
    </message>
    <message>
        <source>The segments that they are to tell apart or, as published, single frames of &apos;wav2vec2&apos; from two places in 15 s; needs an absolute comparison.</source>
        <translation>Les segments qu’elles doivent distinguer ou, comme publié, des trames isolées de &apos;wav2vec2&apos; à deux endroits sur 15 s ; exige une comparaison absolue.</translation>
    </message>
    <message>
        <source>segments</source>
        <translation>segments</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>trames</translation>
    </message>
    <message>
        <source>Weights in</source>
        <translation>Poids en</translation>
    </message>
    <message>
        <source>Large models answer faster with weights of fewer bits; auto does so where it makes no difference to speak of.</source>
        <translation>Les grands modèles répondent plus vite avec des poids de moins de bits ; auto le fait là où la différence est négligeable.</translation>
    </message>
    <message>
        <source>fp32</source>
        <translation>fp32</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>int8</source>
        <translation>int8</translation>
    </message>
    <message>
        <source>cosine-restarts</source>
        <translation>cosinus avec redémarrages</translation>
    </message>
    <message>
        <source>Step: steps from one fall of the learning rate to the next; cosine-restarts: from one start to the next.</source>
        <translation>Palier : pas d’une baisse du taux d’apprentissage à la suivante ; cosinus avec redémarrages : d’un départ au suivant.</translation>
    </message>
    <message>
        <source>Above 1 more daring, below 1 more of the expected.</source>
        <translation>Au-dessus de 1 plus audacieux, au-dessous plus attendu.</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Alignement</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>As each file suggests, or: track the beats of a played piece, trust the file&apos;s own bars, take it as if at 120 bpm.</source>
        <translation>Selon chaque fichier, ou bien : suivre les temps d’un morceau joué, se fier aux mesures du fichier, le prendre comme à 120 bpm.</translation>
    </message>
    <message>
        <source>Attention heads of the network; files do not say them.</source>
        <translation>Têtes d’attention du réseau ; les fichiers ne les disent pas.</translation>
    </message>
    <message>
        <source>Bars and beats</source>
        <translation>Mesures et temps</translation>
    </message>
    <message>
        <source>Beat: kept</source>
        <translation>Place : gardé</translation>
    </message>
    <message>
        <source>Beat: temperature</source>
        <translation>Place : température</translation>
    </message>
    <message>
        <source>Chord: kept</source>
        <translation>Accord : gardé</translation>
    </message>
    <message>
        <source>Chord: temperature</source>
        <translation>Accord : température</translation>
    </message>
    <message>
        <source>Close holes</source>
        <translation>Fermer les trous</translation>
    </message>
    <message>
        <source>Codes begin at the data, and unused ones are set anew; off: as published, where most die at once.</source>
        <translation>Les codes partent des données et les inutilisés sont replacés ; sans : comme publié, où la plupart meurent aussitôt.</translation>
    </message>
    <message>
        <source>Divergence</source>
        <translation>Divergence</translation>
    </message>
    <message>
        <source>Draws only rows that make music; off: everything, as published.</source>
        <translation>Ne tire que des lignes qui font de la musique ; sans : tout, comme publié.</translation>
    </message>
    <message>
        <source>Duration: kept</source>
        <translation>Durée : gardé</translation>
    </message>
    <message>
        <source>Duration: temperature</source>
        <translation>Durée : température</translation>
    </message>
    <message>
        <source>Each element by itself: velocity=0.8@piece, tempo=-1@arousal, pitch=1@Q3.</source>
        <translation>Chaque élément à part : velocity=0.8@piece, tempo=-1@arousal, pitch=1@Q3.</translation>
    </message>
    <message>
        <source>Each piece is followed by code 0, as published.</source>
        <translation>Chaque morceau est suivi du code 0, comme publié.</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>Emotion in every row</source>
        <translation>Émotion à chaque ligne</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Émotion</translation>
    </message>
    <message>
        <source>Epochs after which the learning rate starts again, with the schedule cosine-restarts.</source>
        <translation>Époques après lesquelles le taux d’apprentissage repart, avec le cosinus à redémarrages.</translation>
    </message>
    <message>
        <source>Goes to the nearest code, or to the nearest slice of a used code, after moving.</source>
        <translation>Va après le déplacement au code le plus proche, ou à la tranche la plus proche d’un code utilisé.</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Têtes</translation>
    </message>
    <message>
        <source>How codes are tied to elements (TRANS: by a network, MEAN: by their mean), how they are read (CA, CONCAT), and by which decoders (G, E, GE).</source>
        <translation>Comment les codes sont liés aux éléments (TRANS : par un réseau, MEAN : par leur moyenne), comment ils sont lus (CA, CONCAT) et par quels décodeurs (G, E, GE).</translation>
    </message>
    <message>
        <source>How exactly the weights are kept while drawing; auto: as fast as it can be without being heard.</source>
        <translation>Avec quelle exactitude les poids sont gardés au tirage ; auto : aussi vite que possible sans que cela s’entende.</translation>
    </message>
    <message>
        <source>How far: 0 not at all, 1 the whole way; along a direction -2 to 2.</source>
        <translation>Jusqu’où : 0 pas du tout, 1 tout le chemin ; le long d’une direction de -2 à 2.</translation>
    </message>
    <message>
        <source>How many are written.</source>
        <translation>Combien sont écrits.</translation>
    </message>
    <message>
        <source>How many neighbours a piece has on the map.</source>
        <translation>Combien de voisins un morceau a sur la carte.</translation>
    </message>
    <message>
        <source>How much the latent numbers of an element must follow its order. It compares the pieces that are in memory at once: more pieces of a batch are fewer comparisons.</source>
        <translation>À quel point les nombres latents d’un élément doivent suivre son ordre. On compare les morceaux présents ensemble en mémoire : plus de parts d’un lot, moins de comparaisons.</translation>
    </message>
    <message>
        <source>How often each piece is learned from; 0: the steps decide.</source>
        <translation>Combien de fois chaque morceau est appris ; 0 : les pas décident.</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Itérations</translation>
    </message>
    <message>
        <source>Leave padding out</source>
        <translation>Ignorer le remplissage</translation>
    </message>
    <message>
        <source>Likely codes</source>
        <translation>Codes probables</translation>
    </message>
    <message>
        <source>Longest piece</source>
        <translation>Morceau le plus long</translation>
    </message>
    <message>
        <source>MEAN_CA_GE</source>
        <translation>MEAN_CA_GE</translation>
    </message>
    <message>
        <source>MEAN_CONCAT_GE</source>
        <translation>MEAN_CONCAT_GE</translation>
    </message>
    <message>
        <source>Mean over</source>
        <translation>Moyenne sur</translation>
    </message>
    <message>
        <source>More than 1: a row of pieces on the way.</source>
        <translation>Plus de 1 : une suite de morceaux en chemin.</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Déplacements</translation>
    </message>
    <message>
        <source>Of the piece that is written: target, that of what it moves towards; own, that of the piece; or Q1 to Q4, or valence and arousal.</source>
        <translation>Du morceau écrit : target, celle de sa destination ; own, celle du morceau ; ou Q1 à Q4, ou valence et activation.</translation>
    </message>
    <message>
        <source>Off: in the first row alone, as published.</source>
        <translation>Sans : à la première ligne seulement, comme publié.</translation>
    </message>
    <message>
        <source>Off: what is behind the end of a piece is heard, too, as published.</source>
        <translation>Sans : ce qui suit la fin d’un morceau est entendu aussi, comme publié.</translation>
    </message>
    <message>
        <source>Only the elements that moved, so that the rest stays as it was, or all of them, as published.</source>
        <translation>Seulement les éléments déplacés, le reste demeurant, ou tous, comme publié.</translation>
    </message>
    <message>
        <source>Only what can be</source>
        <translation>Seulement le possible</translation>
    </message>
    <message>
        <source>Order of the elements</source>
        <translation>Ordre des éléments</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexité</translation>
    </message>
    <message>
        <source>Pieces are learned from at up to so many semitones higher or lower: mood does not depend on the key.</source>
        <translation>Les morceaux sont appris jusqu’à tant de demi-tons plus haut ou plus bas : l’humeur ne dépend pas de la tonalité.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Morceaux</translation>
    </message>
    <message>
        <source>Pitch: kept</source>
        <translation>Hauteur : gardé</translation>
    </message>
    <message>
        <source>Pitch: temperature</source>
        <translation>Hauteur : température</translation>
    </message>
    <message>
        <source>Q1 (happy), Q2 (tense), Q3 (sad), Q4 (calm), or valence and arousal, -1 to 1 each, such as 0.5,-0.2.</source>
        <translation>Q1 (joyeux), Q2 (tendu), Q3 (triste), Q4 (calme), ou valence et activation, de -1 à 1 chacune, par exemple 0.5,-0.2.</translation>
    </message>
    <message>
        <source>Revive codes</source>
        <translation>Ranimer les codes</translation>
    </message>
    <message>
        <source>Rows at a time</source>
        <translation>Lignes à la fois</translation>
    </message>
    <message>
        <source>Rows of a piece that are looked at.</source>
        <translation>Lignes d’un morceau qui sont regardées.</translation>
    </message>
    <message>
        <source>Rows of a piece, from anywhere in it, that a step learns from.</source>
        <translation>Lignes d’un morceau, prises n’importe où, dont un pas apprend.</translation>
    </message>
    <message>
        <source>Rows that are kept of a piece; what follows is left out.</source>
        <translation>Lignes gardées d’un morceau ; la suite est laissée.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Share of the prior&apos;s probability that is drawn from.</source>
        <translation>Part de la probabilité du prior dans laquelle on tire.</translation>
    </message>
    <message>
        <source>Share of the probability that is drawn from; 1: all.</source>
        <translation>Part de la probabilité dans laquelle on tire ; 1 : tout.</translation>
    </message>
    <message>
        <source>Share of the songs that decides which moment of the training is kept.</source>
        <translation>Part des chansons qui décide quel moment de l’entraînement est gardé.</translation>
    </message>
    <message>
        <source>Share of the songs that is not learned from and chooses the best checkpoint; 0: what was learned from does.</source>
        <translation>Part des chansons non apprises qui choisit le meilleur point de contrôle ; 0 : ce qui a été appris choisit.</translation>
    </message>
    <message>
        <source>Share of the songs that the accuracy is measured on.</source>
        <translation>Part des chansons sur lesquelles l’exactitude est mesurée.</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>Aimanter</translation>
    </message>
    <message>
        <source>Songs to choose by</source>
        <translation>Chansons pour choisir</translation>
    </message>
    <message>
        <source>Songs to judge by</source>
        <translation>Chansons pour juger</translation>
    </message>
    <message>
        <source>Start again every</source>
        <translation>Repartir tous les</translation>
    </message>
    <message>
        <source>Steps of the map&apos;s layout.</source>
        <translation>Pas de la disposition de la carte.</translation>
    </message>
    <message>
        <source>Steps on the way</source>
        <translation>Étapes en chemin</translation>
    </message>
    <message>
        <source>Steps to divergence</source>
        <translation>Pas jusqu’à la divergence</translation>
    </message>
    <message>
        <source>TRANS_CA_G</source>
        <translation>TRANS_CA_G</translation>
    </message>
    <message>
        <source>TRANS_CA_GE</source>
        <translation>TRANS_CA_GE</translation>
    </message>
    <message>
        <source>TRANS_CONCAT_GE</source>
        <translation>TRANS_CONCAT_GE</translation>
    </message>
    <message>
        <source>TRANS_NONE_E</source>
        <translation>TRANS_NONE_E</translation>
    </message>
    <message>
        <source>Takes out whole bars of silence.</source>
        <translation>Retire les mesures entières de silence.</translation>
    </message>
    <message>
        <source>Tempo: kept</source>
        <translation>Tempo : gardé</translation>
    </message>
    <message>
        <source>Tempo: temperature</source>
        <translation>Tempo : température</translation>
    </message>
    <message>
        <source>The rows of the piece itself, or all rows, padding included, as published.</source>
        <translation>Les lignes du morceau même, ou toutes, remplissage compris, comme publié.</translation>
    </message>
    <message>
        <source>Towards</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Transposition</source>
        <translation>Transposition</translation>
    </message>
    <message>
        <source>Type: kept</source>
        <translation>Type : gardé</translation>
    </message>
    <message>
        <source>Type: temperature</source>
        <translation>Type : température</translation>
    </message>
    <message>
        <source>VAE alone: how much the latent numbers of a piece must be like standard normal ones.</source>
        <translation>VAE seul : à quel point les nombres latents d’un morceau doivent ressembler à une loi normale.</translation>
    </message>
    <message>
        <source>VAE alone: the weight of the divergence grows over so many steps.</source>
        <translation>VAE seul : le poids de la divergence croît sur tant de pas.</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>VQ_VAE_CA</source>
        <translation>VQ_VAE_CA</translation>
    </message>
    <message>
        <source>VQ_VAE_CONCAT</source>
        <translation>VQ_VAE_CONCAT</translation>
    </message>
    <message>
        <source>Velocity: kept</source>
        <translation>Vélocité : gardé</translation>
    </message>
    <message>
        <source>Velocity: temperature</source>
        <translation>Vélocité : température</translation>
    </message>
    <message>
        <source>What moves: tempo, chord, bar-beat, type, pitch, duration, velocity; several with commas.</source>
        <translation>Ce qui bouge : tempo, chord, bar-beat, type, pitch, duration, velocity ; plusieurs avec des virgules.</translation>
    </message>
    <message>
        <source>Which order of values a slice follows: the dictionary&apos;s text order, as published, or by number.</source>
        <translation>Quel ordre des valeurs une tranche suit : celui du dictionnaire comme texte, comme publié, ou par nombres.</translation>
    </message>
    <message>
        <source>Which place of the second piece each place goes to: by bars, by position, or to its mean.</source>
        <translation>Quel endroit du second morceau va à chaque endroit : par mesures, par position, ou sa moyenne.</translation>
    </message>
    <message>
        <source>Writes anew</source>
        <translation>Réécrit</translation>
    </message>
    <message>
        <source>Zero at the end</source>
        <translation>Zéro à la fin</translation>
    </message>
    <message>
        <source>aligned</source>
        <translation>aligné</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>mesure</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>compact learns a few hundred pieces in minutes; paper is the published size; tiny is for trying out.</source>
        <translation>compact apprend quelques centaines de morceaux en minutes ; paper est la taille publiée ; tiny sert à essayer.</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>compact</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fixe</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>déplacés</translation>
    </message>
    <message>
        <source>numeric</source>
        <translation>numérique</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>morceau</translation>
    </message>
    <message>
        <source>position</source>
        <translation>position</translation>
    </message>
    <message>
        <source>semitones</source>
        <translation>demi-tons</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>tranche</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>tiny learns in minutes and hears short pieces, compact in hours; paper is the published size, for a GPU or much patience.</source>
        <translation>tiny apprend en minutes et entend de courts morceaux, compact en heures ; paper est la taille publiée, pour un GPU ou beaucoup de patience.</translation>
    </message>
    <message>
        <source>track</source>
        <translation>suivre</translation>
    </message>
    <message>
        <source>What one track has to do with the other; new models listen accordingly. Of a data set with tagged songs (pairs.json) only those of this kind are taken.</source>
        <translation>Ce qu’une piste a à voir avec l’autre ; les nouveaux modèles écoutent en conséquence. D’un ensemble dont les morceaux sont étiquetés (pairs.json), seuls ceux de cette sorte sont pris.</translation>
    </message>
    <message>
        <source>The others</source>
        <translation>Les autres</translation>
    </message>
    <message>
        <source>Each by itself, all of them mixed, or a random one that the seed draws; auto: each where a stem answers, mixed where they answer.</source>
        <translation>Chacune pour elle-même, toutes mélangées, ou une au hasard que la graine tire ; auto : chacune là où une piste répond, mélangées là où elles répondent.</translation>
    </message>
    <message>
        <source>each</source>
        <translation>chacune</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>mélangées</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>Dans les deux sens</translation>
    </message>
    <message>
        <source>Of two recordings with known roles each also answers the other.</source>
        <translation>De deux enregistrements aux rôles connus, chacun répond aussi à l’autre.</translation>
    </message>
    <message>
        <source>Instruments left out</source>
        <translation>Instruments laissés de côté</translation>
    </message>
    <message>
        <source>Of songs of several stems, with commas between; empty: none.</source>
        <translation>Des morceaux à plusieurs pistes, séparés par des virgules ; vide : aucun.</translation>
    </message>
    <message>
        <source>Longest track</source>
        <translation>Piste la plus longue</translation>
    </message>
    <message>
        <source>Longer tracks of a data set are left out.</source>
        <translation>Les pistes plus longues d’un ensemble sont laissées de côté.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Takes of each guide and memory, drawn differently.</source>
        <translation>Prises de chaque guide et de chaque mémoire, tirées différemment.</translation>
    </message>
    <message>
        <source>Longest guide</source>
        <translation>Guide le plus long</translation>
    </message>
    <message>
        <source>Of longer guides the liveliest stretch of this length is answered; 0: all of it.</source>
        <translation>Des guides plus longs, le passage le plus animé de cette longueur reçoit une réponse ; 0 : le tout.</translation>
    </message>
    <message>
        <source>Longest memory</source>
        <translation>Mémoire la plus longue</translation>
    </message>
    <message>
        <source>Of longer memories the liveliest stretch of this length is used; 0: all of it.</source>
        <translation>Des mémoires plus longues, le passage le plus animé de cette longueur est utilisé ; 0 : le tout.</translation>
    </message>
    <message>
        <source>Foreign memories</source>
        <translation>Mémoires étrangères</translation>
    </message>
    <message>
        <source>Also answer with memories that were not played with the guide (Mem2_*).</source>
        <translation>Répondre aussi avec des mémoires qui n’ont pas été jouées avec le guide (Mem2_*).</translation>
    </message>
    <message>
        <source>Of takes</source>
        <translation>Des prises</translation>
    </message>
    <message>
        <source>Measure guide and response together, as the mixes of evaluation folders are, or the response alone.</source>
        <translation>Mesurer guide et réponse ensemble, comme le sont les mixages des dossiers d’évaluation, ou la réponse seule.</translation>
    </message>
    <message>
        <source>response</source>
        <translation>réponse</translation>
    </message>
    <message>
        <source>Longest excerpt, from the beginning of a recording.</source>
        <translation>Extrait le plus long, depuis le début d’un enregistrement.</translation>
    </message>
    <message>
        <source>Without a second piece: Q1 to Q4, the mean of that emotion; or arousal, valence or Q1-Q3 (from Q3 to Q1), along that direction.</source>
        <translation>Sans second morceau : Q1 à Q4, la moyenne de cette émotion ; ou arousal, valence ou Q1-Q3 (de Q3 vers Q1), dans cette direction.</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Vélocité</translation>
    </message>
    <message>
        <source>Louder above 1, softer below.</source>
        <translation>Plus fort au-dessus de 1, plus doux au-dessous.</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Steps of about 3 bpm, faster above 0.</source>
        <translation>Crans d’environ 3 bpm, plus vite au-dessus de 0.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Longer notes above 1, shorter ones below.</source>
        <translation>Notes plus longues au-dessus de 1, plus courtes au-dessous.</translation>
    </message>
    <message>
        <source>Octaves</source>
        <translation>Octaves</translation>
    </message>
    <message>
        <source>Up or down; what leaves the keyboard comes back by octaves.</source>
        <translation>Vers l’aigu ou le grave ; ce qui sort du clavier revient par octaves.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>The parallel major or minor of the piece&apos;s own key.</source>
        <translation>Le majeur ou mineur homonyme de la tonalité du morceau.</translation>
    </message>
    <message>
        <source>major</source>
        <translation>majeur</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>mineur</translation>
    </message>
    <message>
        <source>Positions beside relative ones</source>
        <translation>Positions outre les relatives</translation>
    </message>
    <message>
        <source>What has fixed positions, too, in models with relative ones: guide and answer, as when the published code answers, the guide alone or neither. It trains them without those of the answer.</source>
        <translation>Ce qui, dans les modèles à positions relatives, en a aussi de fixes : le guide et la réponse, comme lorsque le code publié répond, le guide seul, ou aucun. Il les entraîne sans celles de la réponse.</translation>
    </message>
    <message>
        <source>both</source>
        <translation>les deux</translation>
    </message>
    <message>
        <source>guide</source>
        <translation>guide</translation>
    </message>
    <message>
        <source>Shuffled labels</source>
        <translation>Émotions mélangées</translation>
    </message>
    <message>
        <source>How often emotions are shuffled to see whether chance alone keeps them so far apart; 0: not at all.</source>
        <translation>Combien de fois les émotions sont mélangées pour voir si le hasard seul les tient aussi éloignées ; 0 : jamais.</translation>
    </message>
    <message>
        <source>Which slider is judged, by the mean of what it moves.</source>
        <translation>Quel curseur est jugé, par la moyenne de ce qu’il déplace.</translation>
    </message>
    <message>
        <source>Of each emotion so many at most; each is moved by each of another.</source>
        <translation>De chaque émotion au plus autant ; chacun est déplacé par chacun d’une autre.</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>velocity</source>
        <translation>vélocité</translation>
    </message>
    <message>
        <source>tempo</source>
        <translation>tempo</translation>
    </message>
    <message>
        <source>pitch</source>
        <translation>hauteur</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>durée</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonalité</translation>
    </message>
    <message>
        <source>Estimate again</source>
        <translation>Estimer à nouveau</translation>
    </message>
    <message>
        <source>Stem to write</source>
        <translation>Piste à écrire</translation>
    </message>
    <message>
        <source>Plays along to</source>
        <translation>Joue avec</translation>
    </message>
    <message>
        <source>Stems as context</source>
        <translation>Pistes de contexte</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Passage</translation>
    </message>
    <message>
        <source>Shortest context</source>
        <translation>Contexte le plus court</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>Jugé d’après</translation>
    </message>
    <message>
        <source>Vary speed and pitch</source>
        <translation>Varier vitesse et hauteur</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptateurs</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guidage</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Choix</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Gardés</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>Stretches</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>Without context</source>
        <translation>Sans contexte</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Bords</translation>
    </message>
    <message>
        <source>Estimate the beats of songs that have none.</source>
        <translation>Estimer les temps des morceaux qui n’en ont pas.</translation>
    </message>
    <message>
        <source>Estimate the key of songs.</source>
        <translation>Estimer la tonalité des morceaux.</translation>
    </message>
    <message>
        <source>Also what was estimated before; what a person changed stays.</source>
        <translation>Aussi ce qui a déjà été estimé ; ce qu’une personne a changé reste.</translation>
    </message>
    <message>
        <source>What it is judged by: whole songs, the end of every song, or songs from ten on (auto).</source>
        <translation>D’après quoi il est jugé : des morceaux entiers, la fin de chaque morceau, ou des morceaux entiers à partir de dix (auto).</translation>
    </message>
    <message>
        <source>How much of the data set it is judged by and does not learn from.</source>
        <translation>Quelle part de l’ensemble sert à juger et n’est pas apprise.</translation>
    </message>
    <message>
        <source>tiny (16 kHz) learns in minutes, demo (32 kHz) in hours; paper is the published size, for a GPU and much patience.</source>
        <translation>tiny (16 kHz) apprend en minutes, demo (32 kHz) en heures ; paper a la taille publiée, pour un GPU et beaucoup de patience.</translation>
    </message>
    <message>
        <source>tiny learns in minutes, demo in hours, small needs a GPU; tune goes on with a model that is there.</source>
        <translation>tiny apprend en minutes, demo en heures, small demande un GPU ; tune poursuit avec un modèle existant.</translation>
    </message>
    <message>
        <source>drums, bass, guitar, piano, keyboard, strings, other, vocals, a folder&apos;s name, or any.</source>
        <translation>drums, bass, guitar, piano, keyboard, strings, other, vocals, le nom d’un dossier, ou any.</translation>
    </message>
    <message>
        <source>Other stems of the song, clicks at its beats, or either.</source>
        <translation>Avec d’autres pistes du morceau, avec des clics sur ses temps, ou l’un ou l’autre.</translation>
    </message>
    <message>
        <source>Names with commas; empty: all but the vocals.</source>
        <translation>Noms séparés par des virgules ; vide : toutes sauf le chant.</translation>
    </message>
    <message>
        <source>How long what it learns from is: context and stem alike.</source>
        <translation>Durée de ce dont il apprend : contexte et piste de même.</translation>
    </message>
    <message>
        <source>Contexts have random lengths from this on.</source>
        <translation>Les contextes ont des longueurs aléatoires à partir de celle-ci.</translation>
    </message>
    <message>
        <source>How many stretches of the songs are drawn and encoded before training; each is learned from again and again.</source>
        <translation>Combien de passages des morceaux sont tirés et encodés avant l’entraînement ; chacun sert encore et encore.</translation>
    </message>
    <message>
        <source>How many stretches of what is held back it is judged by.</source>
        <translation>D’après combien de passages mis de côté il est jugé.</translation>
    </message>
    <message>
        <source>Half of the pieces are slower or faster, half of them higher or lower: more to learn from.</source>
        <translation>La moitié des passages est plus lente ou plus rapide, la moitié plus aiguë ou plus grave : plus à apprendre.</translation>
    </message>
    <message>
        <source>Learn small additions of this rank only and leave the model as it is; 0: learn all of it.</source>
        <translation>N’apprendre que de petits ajouts de ce rang et laisser le modèle tel quel ; 0 : tout apprendre.</translation>
    </message>
    <message>
        <source>How strictly context and text are followed; 1: as learned.</source>
        <translation>À quel point contexte et texte sont suivis ; 1 : comme appris.</translation>
    </message>
    <message>
        <source>How many of the likeliest sounds are drawn from; 0: all.</source>
        <translation>Parmi combien des sons les plus probables on tire ; 0 : tous.</translation>
    </message>
    <message>
        <source>Above 0: draw from this share of the probability instead.</source>
        <translation>Au-dessus de 0 : tirer plutôt dans cette part de la probabilité.</translation>
    </message>
    <message>
        <source>More is more daring; 0: always the likeliest.</source>
        <translation>Plus est plus audacieux ; 0 : toujours le plus probable.</translation>
    </message>
    <message>
        <source>How weights are kept: fewer bits are faster and less exact.</source>
        <translation>Comment les poids sont gardés : moins de bits sont plus rapides et moins exacts.</translation>
    </message>
    <message>
        <source>Genres, moods, instruments, a tempo: words that the model knows.</source>
        <translation>Genres, ambiances, instruments, un tempo : des mots que le modèle connaît.</translation>
    </message>
    <message>
        <source>Of the context, or without one of the clicks that it plays along to: 20 to 400; 0: as the context has it.</source>
        <translation>Du contexte, ou sans contexte des clics avec lesquels il joue : 20 à 400 ; 0 : celui du contexte.</translation>
    </message>
    <message>
        <source>0: as long as the context, or 10 s.</source>
        <translation>0 : aussi long que le contexte, ou 10 s.</translation>
    </message>
    <message>
        <source>How many stems are written side by side.</source>
        <translation>Combien de pistes sont écrites côte à côte.</translation>
    </message>
    <message>
        <source>How many stretches that were held back are played along to.</source>
        <translation>Avec combien de passages mis de côté il joue.</translation>
    </message>
    <message>
        <source>Keep MusicGen&apos;s start token, to write from text alone.</source>
        <translation>Garder le jeton de départ de MusicGen, pour écrire d’après un texte seul.</translation>
    </message>
    <message>
        <source>Of the codec, where its file does not say it.</source>
        <translation>Du codec, si son fichier ne le dit pas.</translation>
    </message>
    <message>
        <source>What the codec hears beyond the ends, where its file does not say it.</source>
        <translation>Ce que le codec entend au-delà des bords, si son fichier ne le dit pas.</translation>
    </message>
    <message>
        <source>bpm</source>
        <translation>bpm</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>demo</translation>
    </message>
    <message>
        <source>small</source>
        <translation>small</translation>
    </message>
    <message>
        <source>tune</source>
        <translation>tune</translation>
    </message>
    <message>
        <source>stems</source>
        <translation>pistes</translation>
    </message>
    <message>
        <source>beats</source>
        <translation>temps</translation>
    </message>
    <message>
        <source>reflect</source>
        <translation>reflet</translation>
    </message>
    <message>
        <source>Spectra</source>
        <translation>Spectres</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveaux</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Adversary</source>
        <translation>Adversaire</translation>
    </message>
    <message>
        <source>Adversary&apos;s layers</source>
        <translation>Couches de l’adversaire</translation>
    </message>
    <message>
        <source>Adversary&apos;s filters</source>
        <translation>Filtres de l’adversaire</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>Engagement</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Équilibré</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Books&apos; decay</source>
        <translation>Inertie des livres</translation>
    </message>
    <message>
        <source>Unused rows</source>
        <translation>Lignes inutilisées</translation>
    </message>
    <message>
        <source>How long the pieces are that it learns from.</source>
        <translation>Durée des extraits dont il apprend.</translation>
    </message>
    <message>
        <source>How much mel spectra of several sizes count.</source>
        <translation>Combien comptent les spectres mel de plusieurs tailles.</translation>
    </message>
    <message>
        <source>How much the levels of mel spectra count, loud and soft alike.</source>
        <translation>Combien comptent les niveaux des spectres mel, forts et faibles de même.</translation>
    </message>
    <message>
        <source>How much the samples themselves count.</source>
        <translation>Combien comptent les échantillons eux-mêmes.</translation>
    </message>
    <message>
        <source>How much a second network counts that learns to tell recordings from decoded ones: crisper sound for several times the work. 0: there is none.</source>
        <translation>Combien compte un second réseau qui apprend à distinguer les enregistrements du décodé : un son plus net pour plusieurs fois le travail. 0 : il n’y en a pas.</translation>
    </message>
    <message>
        <source>How much what the second network hears by counts; only with it.</source>
        <translation>Combien compte ce d’après quoi le second réseau entend ; seulement avec lui.</translation>
    </message>
    <message>
        <source>How large the second network is.</source>
        <translation>Taille du second réseau.</translation>
    </message>
    <message>
        <source>How much what is quantised is pulled to the rows of the books.</source>
        <translation>À quel point ce qui est quantifié est attiré vers les lignes des livres.</translation>
    </message>
    <message>
        <source>Each of these counts by its weight whatever its scale is, as published; else they are added as they are.</source>
        <translation>Chacune compte selon son poids quelle que soit son échelle, comme publié ; sinon elles sont additionnées telles quelles.</translation>
    </message>
    <message>
        <source>Decay of the average of the weights over the steps, which is what is kept; 0: the weights of the last step.</source>
        <translation>Inertie de la moyenne des poids au fil des pas, qui est ce qui est gardé ; 0 : les poids du dernier pas.</translation>
    </message>
    <message>
        <source>How slowly the books follow what they quantise.</source>
        <translation>À quelle lenteur les livres suivent ce qu’ils quantifient.</translation>
    </message>
    <message>
        <source>Rows of a book that are used less than this share of a fair one begin anew; 0: none do.</source>
        <translation>Les lignes d’un livre utilisées moins que cette part d’une part égale recommencent ; 0 : aucune.</translation>
    </message>
    <message>
        <source>Clip numbers of gradients</source>
        <translation>Borner les nombres des gradients</translation>
    </message>
    <message>
        <source>Average weights</source>
        <translation>Moyenner les poids</translation>
    </message>
    <message>
        <source>Largest number that a gradient may have; 0: any.</source>
        <translation>Plus grand nombre qu’un gradient peut avoir ; 0 : tout.</translation>
    </message>
    <message>
        <source>Decay of the averaged weights, which are then measured and used: 0.999 averages about a thousand steps; 0: none.</source>
        <translation>Inertie des poids moyennés, qui sont alors mesurés et utilisés : 0,999 moyenne environ mille pas ; 0 : aucun.</translation>
    </message>
    <message>
        <source>Rows without context</source>
        <translation>Lignes sans contexte</translation>
    </message>
    <message>
        <source>Share of the rows that learn to play alone, which guidance needs.</source>
        <translation>Part des lignes qui apprennent à jouer seules, ce dont le guidage a besoin.</translation>
    </message>
    <message>
        <source>Rows without conditions</source>
        <translation>Lignes sans conditions</translation>
    </message>
    <message>
        <source>Share of the rows that do without each condition, which guidance needs.</source>
        <translation>Part des lignes privées de chaque condition, ce dont le guidage a besoin.</translation>
    </message>
    <message>
        <source>Dropped tags</source>
        <translation>Étiquettes omises</translation>
    </message>
    <message>
        <source>Share of the tags that are left out of a description.</source>
        <translation>Part des étiquettes omises d’une description.</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Tirages</translation>
    </message>
    <message>
        <source>How often each of them is played along to, with other seeds; means are compared.</source>
        <translation>Combien de fois chacun est accompagné, avec d’autres graines&#xa0;; les moyennes sont comparées.</translation>
    </message>
    <message>
        <source>Hidden past</source>
        <translation>Passé caché</translation>
    </message>
    <message>
        <source>Share of the steps of a stem that are hidden from what comes after them, so that it listens to the context and does not learn the stem by heart.</source>
        <translation>Part des pas d’un stem cachés à ce qui les suit, pour que le contexte soit écouté et que le stem ne soit pas appris par cœur.</translation>
    </message>
    <message>
        <source>Frames smoothed</source>
        <translation>Trames lissées</translation>
    </message>
    <message>
        <source>It hears the mean of the last so many frames, on stage and in the recordings that it is trained on.</source>
        <translation>Il entend la moyenne d’autant de trames passées, sur scène et dans les enregistrements sur lesquels il est entraîné.</translation>
    </message>
    <message>
        <source>Beats a bar</source>
        <translation>Temps par mesure</translation>
    </message>
    <message>
        <source>Of the clicks that are played along to where there is no context.</source>
        <translation>Des clics avec lesquels on joue quand il n’y a pas de contexte.</translation>
    </message>
    <message>
        <source>First click</source>
        <translation>Premier clic</translation>
    </message>
    <message>
        <source>When the clicks begin, with a bar.</source>
        <translation>Quand les clics commencent, avec une mesure.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>À partir de</translation>
    </message>
    <message>
        <source>Where in the context the stems begin.</source>
        <translation>Où les pistes commencent dans le contexte.</translation>
    </message>
    <message>
        <source>How much of the beginning is taken; 0: all of it.</source>
        <translation>Quelle part du début est reprise ; 0 : tout.</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>The end leads to the beginning, so that it can be repeated.</source>
        <translation>La fin mène au début, pour que l’on puisse répéter.</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Extraits</translation>
    </message>
    <message>
        <source>How many clips are made.</source>
        <translation>Combien d’extraits sont faits.</translation>
    </message>
    <message>
        <source>Of every clip.</source>
        <translation>De chaque extrait.</translation>
    </message>
    <message>
        <source>Of the files; what learns from them works at 24000 Hz.</source>
        <translation>Des fichiers ; ce qui en apprend travaille à 24000 Hz.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>From the beginning of a clip to that of the next one.</source>
        <translation>Du début d’un extrait à celui du suivant.</translation>
    </message>
    <message>
        <source>Length of clips</source>
        <translation>Durée des extraits</translation>
    </message>
    <message>
        <source>What a model learns and writes at a time.</source>
        <translation>Ce qu’un modèle apprend et écrit à la fois.</translation>
    </message>
    <message>
        <source>Share of the recordings that a training is judged by.</source>
        <translation>Part des enregistrements qui servent à juger un entraînement.</translation>
    </message>
    <message>
        <source>Share of the recordings that are kept for the end.</source>
        <translation>Part des enregistrements gardés pour la fin.</translation>
    </message>
    <message>
        <source>denoise: draw clips from noise; reconstruct: give back what it is given, as published.</source>
        <translation>denoise : tirer des extraits du bruit ; reconstruct : rendre ce qui entre, comme publié.</translation>
    </message>
    <message>
        <source>Frames at once</source>
        <translation>Trames à la fois</translation>
    </message>
    <message>
        <source>How much of a clip is learned from at once; 0: all of it.</source>
        <translation>Combien d’un extrait est appris à la fois ; 0 : tout.</translation>
    </message>
    <message>
        <source>Usual noise</source>
        <translation>Bruit habituel</translation>
    </message>
    <message>
        <source>Mean of the logarithm of the noise that it learns to take away.</source>
        <translation>Moyenne du logarithme du bruit qu’il apprend à retirer.</translation>
    </message>
    <message>
        <source>Distance of scores</source>
        <translation>Distance des scores</translation>
    </message>
    <message>
        <source>How far two spreads of scores are apart: sliced Wasserstein, energy distance, means and deviations (moments), or not at all (off).</source>
        <translation>L’écart entre deux répartitions de scores : Wasserstein en tranches (sliced), distance d’énergie (energy), moyennes et écarts (moments) ou rien (off).</translation>
    </message>
    <message>
        <source>L-Score every</source>
        <translation>L-Score tous les</translation>
    </message>
    <message>
        <source>Steps between two measurements of clips drawn from the same noise, in the sound; 0: never.</source>
        <translation>Étapes entre deux mesures, sur le son, d’extraits tirés du même bruit ; 0 : jamais.</translation>
    </message>
    <message>
        <source>Decay of the averaged weights, which are then used; 0: none.</source>
        <translation>Décroissance des poids moyennés, utilisés ensuite ; 0 : aucun.</translation>
    </message>
    <message>
        <source>Spread of the noise</source>
        <translation>Dispersion du bruit</translation>
    </message>
    <message>
        <source>Standard deviation of that logarithm.</source>
        <translation>Écart type de ce logarithme.</translation>
    </message>
    <message>
        <source>Open scores</source>
        <translation>Scores ouverts</translation>
    </message>
    <message>
        <source>Share of the clips that it learns from without their L-Score, which guidance needs.</source>
        <translation>Part des extraits appris sans leur L-Score, dont le guidage a besoin.</translation>
    </message>
    <message>
        <source>Weight of spectra</source>
        <translation>Poids des spectres</translation>
    </message>
    <message>
        <source>How much the difference of spectrograms counts.</source>
        <translation>Combien compte la différence des spectrogrammes.</translation>
    </message>
    <message>
        <source>Weight of the L-Score</source>
        <translation>Poids du L-Score</translation>
    </message>
    <message>
        <source>How much it counts that scores are spread as those of the clips learned from.</source>
        <translation>Combien compte que les scores soient répartis comme ceux des extraits appris.</translation>
    </message>
    <message>
        <source>Scores come in over</source>
        <translation>Scores introduits sur</translation>
    </message>
    <message>
        <source>The part of the training in which the weight of the L-Score rises from 0.</source>
        <translation>La part de l’entraînement où le poids du L-Score monte depuis 0.</translation>
    </message>
    <message>
        <source>Noise of estimates</source>
        <translation>Bruit des estimations</translation>
    </message>
    <message>
        <source>Clips with less noise than this count as generated once it is taken away.</source>
        <translation>Les extraits moins bruités que cela comptent comme générés une fois le bruit retiré.</translation>
    </message>
    <message>
        <source>Weight of the chunks&apos; number</source>
        <translation>Poids du nombre de segments</translation>
    </message>
    <message>
        <source>How much it counts that chunks are as long as they should be (threshold rule).</source>
        <translation>Combien compte que les segments aient la longueur voulue (règle du seuil).</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Directions</translation>
    </message>
    <message>
        <source>Random directions that scores are compared along at each step.</source>
        <translation>Directions aléatoires selon lesquelles les scores sont comparés à chaque étape.</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Quantiles</translation>
    </message>
    <message>
        <source>Quantiles that are compared along each direction.</source>
        <translation>Quantiles comparés selon chaque direction.</translation>
    </message>
    <message>
        <source>Scores kept</source>
        <translation>Scores gardés</translation>
    </message>
    <message>
        <source>Scores of the last clips that count along.</source>
        <translation>Scores des derniers extraits qui comptent aussi.</translation>
    </message>
    <message>
        <source>How many held back clips it is judged by.</source>
        <translation>Sur combien d’extraits mis de côté il est jugé.</translation>
    </message>
    <message>
        <source>Clips measured</source>
        <translation>Extraits mesurés</translation>
    </message>
    <message>
        <source>How many clips are drawn and measured then.</source>
        <translation>Combien d’extraits sont alors tirés et mesurés.</translation>
    </message>
    <message>
        <source>Steps of measured clips</source>
        <translation>Étapes des extraits mesurés</translation>
    </message>
    <message>
        <source>Steps from noise to a clip that is measured while training.</source>
        <translation>Étapes du bruit à un extrait mesuré pendant l’entraînement.</translation>
    </message>
    <message>
        <source>tiny learns in minutes on a small machine; default is the published size, for a GPU or a night.</source>
        <translation>tiny apprend en quelques minutes sur une petite machine ; default est la taille publiée, pour un GPU ou une nuit.</translation>
    </message>
    <message>
        <source>In the transformer, while training.</source>
        <translation>Dans le transformeur, pendant l’entraînement.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>What is cut into chunks: moments (time), or moments and bands (grid), as published.</source>
        <translation>Ce qui est découpé en segments : instants (time), ou instants et bandes (grid), comme publié.</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Where they begin: at the likeliest places (quantile), at likely ones (threshold), at random as published (sampled), or there are none.</source>
        <translation>Où ils commencent : aux endroits les plus probables (quantile), aux endroits probables (threshold), au hasard comme publié (sampled), ou il n’y en a pas.</translation>
    </message>
    <message>
        <source>Tokens a chunk</source>
        <translation>Jetons par segment</translation>
    </message>
    <message>
        <source>How long chunks are on average.</source>
        <translation>Longueur moyenne des segments.</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Normalisation</translation>
    </message>
    <message>
        <source>group works with any batch; batch is as published.</source>
        <translation>group convient à tout lot ; batch est comme publié.</translation>
    </message>
    <message>
        <source>Can be asked for scores</source>
        <translation>Accepte des scores voulus</translation>
    </message>
    <message>
        <source>It is told noise and L-Scores; the published one is not.</source>
        <translation>On lui donne le bruit et les L-Scores ; pas à celui qui est publié.</translation>
    </message>
    <message>
        <source>Skips left out</source>
        <translation>Raccourcis omis</translation>
    </message>
    <message>
        <source>How often a skip connection is cut while training, so that the chunks are used.</source>
        <translation>Combien de fois un raccourci est coupé pendant l’entraînement, pour que les segments servent.</translation>
    </message>
    <message>
        <source>From noise to a clip: 1 is a quick preview, 24 the usual.</source>
        <translation>Du bruit à l’extrait : 1 est un aperçu rapide, 24 l’habitude.</translation>
    </message>
    <message>
        <source>How strictly the wanted L-Score is followed; 1: as learned.</source>
        <translation>Avec quelle rigueur le L-Score voulu est suivi ; 1 : comme appris.</translation>
    </message>
    <message>
        <source>Wanted L-Score</source>
        <translation>L-Score voulu</translation>
    </message>
    <message>
        <source>timbral,density,irregularity,structural with commas; empty: open.</source>
        <translation>timbre, densité, irrégularité, structure séparés par des virgules ; vide : ouvert.</translation>
    </message>
    <message>
        <source>Wanted percentile</source>
        <translation>Percentile voulu</translation>
    </message>
    <message>
        <source>How involved beside the clips learned from; -1: open.</source>
        <translation>Degré de complexité par rapport aux extraits appris ; -1 : ouvert.</translation>
    </message>
    <message>
        <source>Search for phases</source>
        <translation>Recherche des phases</translation>
    </message>
    <message>
        <source>More steps sound cleaner: 32 for a preview, 64 to keep.</source>
        <translation>Plus d’étapes sonnent plus net : 32 pour un aperçu, 64 pour garder.</translation>
    </message>
    <message>
        <source>Keep the level</source>
        <translation>Garder le niveau</translation>
    </message>
    <message>
        <source>Else the loudest sample is brought to full scale.</source>
        <translation>Sinon l’échantillon le plus fort est amené à pleine échelle.</translation>
    </message>
    <message>
        <source>Of the WAV files.</source>
        <translation>Des fichiers WAV.</translation>
    </message>
    <message>
        <source>How many are drawn.</source>
        <translation>Combien sont tirés.</translation>
    </message>
    <message>
        <source>Of each clip.</source>
        <translation>De chaque extrait.</translation>
    </message>
    <message>
        <source>How many, shared out among the strengths.</source>
        <translation>Combien, répartis entre les forces.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Force</translation>
    </message>
    <message>
        <source>0 (the seed) to 1 (something else), with commas.</source>
        <translation>0 (le son de départ) à 1 (autre chose), séparés par des virgules.</translation>
    </message>
    <message>
        <source>Where in the seed it begins.</source>
        <translation>Où cela commence dans le son de départ.</translation>
    </message>
    <message>
        <source>How much of the seed is taken; 0: as long as the model&apos;s clips.</source>
        <translation>Combien du son de départ est pris ; 0 : la longueur des extraits du modèle.</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Manière</translation>
    </message>
    <message>
        <source>denoise: noise is added and taken away; reference: as published, a little noise and the network once.</source>
        <translation>denoise : du bruit est ajouté puis retiré ; reference : comme publié, un peu de bruit et le réseau une fois.</translation>
    </message>
    <message>
        <source>Published noise</source>
        <translation>Bruit publié</translation>
    </message>
    <message>
        <source>Decibels of the reference way, with commas.</source>
        <translation>Décibels de la manière « reference », séparés par des virgules.</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mixer</translation>
    </message>
    <message>
        <source>How much of the variation there is; the rest is the seed.</source>
        <translation>Combien de la variation s’entend ; le reste est le son de départ.</translation>
    </message>
    <message>
        <source>Mix over pitch</source>
        <translation>Mélange selon la hauteur</translation>
    </message>
    <message>
        <source>Numbers 0 to 1 from low to high, with commas; empty: alike.</source>
        <translation>Nombres de 0 à 1 du grave à l’aigu, séparés par des virgules ; vide : partout pareil.</translation>
    </message>
    <message>
        <source>Mix over time</source>
        <translation>Mélange selon le temps</translation>
    </message>
    <message>
        <source>Numbers 0 to 1 from begin to end, with commas; empty: alike.</source>
        <translation>Nombres de 0 à 1 du début à la fin, séparés par des virgules ; vide : partout pareil.</translation>
    </message>
    <message>
        <source>Second seed</source>
        <translation>Second son de départ</translation>
    </message>
    <message>
        <source>How much of it there is: 0 none, 1 nothing else.</source>
        <translation>Combien il y en a : 0 rien, 1 rien d’autre.</translation>
    </message>
    <message>
        <source>The seed&apos;s phases</source>
        <translation>Phases du son de départ</translation>
    </message>
    <message>
        <source>Begin the search for phases with those of the seed.</source>
        <translation>Commencer la recherche des phases par celles du son de départ.</translation>
    </message>
    <message>
        <source>How many are drawn and measured.</source>
        <translation>Combien sont tirés et mesurés.</translation>
    </message>
    <message>
        <source>Clips asked for</source>
        <translation>Extraits demandés</translation>
    </message>
    <message>
        <source>How many are drawn with an L-Score that is asked for.</source>
        <translation>Combien sont tirés avec un L-Score voulu.</translation>
    </message>
    <message>
        <source>How many at each strength.</source>
        <translation>Combien à chaque force.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Of the first stage; the next have twice and four times as many.</source>
        <translation>Du premier étage ; les suivants en ont deux et quatre fois plus.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Of the transformer.</source>
        <translation>Du transformeur.</translation>
    </message>
    <message>
        <source>Of the transformer; a divisor of half its width.</source>
        <translation>Du transformeur ; un diviseur de la moitié de sa largeur.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Which clips it learns from first: easy or hard ones, in random order at the same pace, or all from the start (off).</source>
        <translation>Quels extraits il apprend d’abord : faciles (easy) ou difficiles (hard), au hasard au même rythme (random), ou tous dès le début (off).</translation>
    </message>
    <message>
        <source>How much it counts in how hard a clip is.</source>
        <translation>Combien cela compte dans la difficulté d’un extrait.</translation>
    </message>
    <message>
        <source>Newest clips</source>
        <translation>Extraits les plus récents</translation>
    </message>
    <message>
        <source>Share of what is learned from that is of the tenth that came in last.</source>
        <translation>Part de ce qui est appris venant du dixième entré en dernier.</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Garde</translation>
    </message>
    <message>
        <source>No harder clips come in while what is held back is this much worse than at best (0.1: a tenth); 0: they do.</source>
        <translation>Aucun extrait plus difficile n’entre tant que ce qui est mis de côté est pire que le meilleur d’autant (0,1 : un dixième) ; 0 : si.</translation>
    </message>
    <message>
        <source>Timbre in difficulty</source>
        <translation>Timbre dans la difficulté</translation>
    </message>
    <message>
        <source>Density in difficulty</source>
        <translation>Densité dans la difficulté</translation>
    </message>
    <message>
        <source>Irregularity in difficulty</source>
        <translation>Irrégularité dans la difficulté</translation>
    </message>
    <message>
        <source>Structure in difficulty</source>
        <translation>Structure dans la difficulté</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Rythme</translation>
    </message>
    <message>
        <source>How fast harder clips come in: sqrt soon and then slower, exp and quadratic late, step all at once.</source>
        <translation>À quelle vitesse entrent les extraits difficiles : sqrt tôt puis plus lentement, exp et quadratic tard, step tous à la fois.</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Commence par</translation>
    </message>
    <message>
        <source>Share of the clips that the first steps learn from.</source>
        <translation>Part des extraits appris par les premières étapes.</translation>
    </message>
    <message>
        <source>All from</source>
        <translation>Tous à partir de</translation>
    </message>
    <message>
        <source>The part of the training after which all clips are learned from.</source>
        <translation>La part de l’entraînement après laquelle tous les extraits sont appris.</translation>
    </message>
    <message>
        <source>default</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>easy</source>
        <translation>faciles</translation>
    </message>
    <message>
        <source>sqrt</source>
        <translation>racine carrée</translation>
    </message>
    <message>
        <source>quadratic</source>
        <translation>quadratique</translation>
    </message>
    <message>
        <source>root</source>
        <translation>racine</translation>
    </message>
    <message>
        <source>exp</source>
        <translation>exponentiel</translation>
    </message>
    <message>
        <source>log</source>
        <translation>logarithmique</translation>
    </message>
    <message>
        <source>denoise</source>
        <translation>débruiter</translation>
    </message>
    <message>
        <source>reconstruct</source>
        <translation>reconstruire</translation>
    </message>
    <message>
        <source>sliced</source>
        <translation>en tranches</translation>
    </message>
    <message>
        <source>moments</source>
        <translation>moments</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>grille</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>seuil</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>tirés au sort</translation>
    </message>
    <message>
        <source>group</source>
        <translation>groupes</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>lot</translation>
    </message>
    <message>
        <source>16</source>
        <translation>16</translation>
    </message>
    <message>
        <source>24</source>
        <translation>24</translation>
    </message>
    <message>
        <source>float</source>
        <translation>virgule flottante</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>comme publié</translation>
    </message>
    <message>
        <source>The table wins</source>
        <translation>Le tableau l’emporte</translation>
    </message>
    <message>
        <source>What the table says replaces what a song has; otherwise it only fills gaps.</source>
        <translation>Ce que dit le tableau remplace ce qu’un morceau a ; sinon il ne comble que les lacunes.</translation>
    </message>
    <message>
        <source>Songs a tag</source>
        <translation>Morceaux par étiquette</translation>
    </message>
    <message>
        <source>A tag is learned where so many songs have it, and as many of the others do not.</source>
        <translation>Une étiquette est apprise si autant de morceaux l’ont, et autant d’autres ne l’ont pas.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>In so many parts the songs are judged by what the other parts teach.</source>
        <translation>En autant de parties, les morceaux sont jugés d’après ce qu’enseignent les autres parties.</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>Tags are suggested from this probability on.</source>
        <translation>Les étiquettes sont proposées à partir de cette probabilité.</translation>
    </message>
    <message>
        <source>Songs with tags, too</source>
        <translation>Aussi les morceaux étiquetés</translation>
    </message>
    <message>
        <source>Otherwise only songs without genres, or without moods, get some suggested.</source>
        <translation>Sinon, seuls les morceaux sans genre ou sans ambiance reçoivent des propositions.</translation>
    </message>
    <message>
        <source>Begin at a chunk</source>
        <translation>Commencer à un segment</translation>
    </message>
    <message>
        <source>Where the model&apos;s nearest chunk begins, or without chunks the nearest attack.</source>
        <translation>Là où commence le segment le plus proche du modèle, ou sans segments l&apos;attaque la plus proche.</translation>
    </message>
    <message>
        <source>Same noise at each strength</source>
        <translation>Même bruit à chaque force</translation>
    </message>
    <message>
        <source>Variations of one number then differ by strength alone.</source>
        <translation>Les variations d’un même numéro ne diffèrent alors que par la force.</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polissage</translation>
    </message>
    <message>
        <source>Steps of that search after a vocoder, from its phases on; 0: none.</source>
        <translation>Pas de cette recherche après un vocodeur, à partir de ses phases ; 0 : aucun.</translation>
    </message>
    <message>
        <source>tiny learns in minutes on a small machine, small in hours; full is the published size, for a GPU.</source>
        <translation>tiny apprend en quelques minutes sur une petite machine, small en quelques heures ; full est la taille publiée, pour un GPU.</translation>
    </message>
    <message>
        <source>full</source>
        <translation>full</translation>
    </message>
    <message>
        <source>How much of a clip is learned from at once.</source>
        <translation>Combien d’un extrait est appris à la fois.</translation>
    </message>
    <message>
        <source>How much spectra of several sizes count.</source>
        <translation>Combien comptent les spectres de plusieurs tailles.</translation>
    </message>
    <message>
        <source>Magnitudes</source>
        <translation>Modules</translation>
    </message>
    <message>
        <source>How much the magnitudes count that it says before they become sound.</source>
        <translation>Combien comptent les modules qu’il donne avant qu’ils deviennent du son.</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phases</translation>
    </message>
    <message>
        <source>How much it counts that phases turn as in the recordings, from frame to frame and from pitch to pitch.</source>
        <translation>Combien compte que les phases tournent comme dans les enregistrements, de trame en trame et de hauteur en hauteur.</translation>
    </message>
    <message>
        <source>How much a second network counts that learns to tell recordings from what the vocoder makes: crisper sound for several times the work. 0: there is none.</source>
        <translation>Combien compte un second réseau qui apprend à distinguer les enregistrements de ce que fait le vocodeur : un son plus net pour plusieurs fois le travail. 0 : il n’y en a pas.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocs</translation>
    </message>
    <message>
        <source>Of convolutions, one after the other.</source>
        <translation>De convolutions, l’un après l’autre.</translation>
    </message>
    <message>
        <source>Numbers a frame between the blocks.</source>
        <translation>Nombres par trame entre les blocs.</translation>
    </message>
    <message>
        <source>Width of a block</source>
        <translation>Largeur d’un bloc</translation>
    </message>
    <message>
        <source>Numbers a frame within a block.</source>
        <translation>Nombres par trame à l’intérieur d’un bloc.</translation>
    </message>
    <message>
        <source>How many held back clips are compared, at most.</source>
        <translation>Combien d’extraits mis de côté sont comparés, au plus.</translation>
    </message>
    <message>
        <source>Clips to hear</source>
        <translation>Extraits à écouter</translation>
    </message>
    <message>
        <source>Of how many of them sound files are written.</source>
        <translation>Pour combien d’entre eux des fichiers son sont écrits.</translation>
    </message>
    <message>
        <source>Varied by</source>
        <translation>Variées par</translation>
    </message>
    <message>
        <source>What makes pieces slower and higher: the program itself, or the Rubber Band library where it was built with it.</source>
        <translation>Ce qui rend les pièces plus lentes et plus aiguës : le programme lui-même, ou la bibliothèque Rubber Band s&apos;il a été construit avec elle.</translation>
    </message>
    <message>
        <source>Begin at marked places</source>
        <translation>Commencer aux endroits marqués</translation>
    </message>
    <message>
        <source>Stretches begin only where sync.json of the songs says.</source>
        <translation>Les extraits ne commencent que là où sync.json des morceaux le dit.</translation>
    </message>
    <message>
        <source>Beats as a condition</source>
        <translation>Temps comme condition</translation>
    </message>
    <message>
        <source>How the model is told the beats: as two waves through a line, as they are, or through a small network; preset: as its size has it.</source>
        <translation>Comment le modèle apprend les temps : deux ondes à travers une droite, telles quelles, ou à travers un petit réseau ; preset : selon sa taille.</translation>
    </message>
    <message>
        <source>Reference sound as a condition</source>
        <translation>Son de référence comme condition</translation>
    </message>
    <message>
        <source>Whether a sound can be named that the stem is to be like; preset: as its size has it.</source>
        <translation>Si l&apos;on peut nommer un son auquel la piste doit ressembler ; preset : selon sa taille.</translation>
    </message>
    <message>
        <source>Tempos of clicks</source>
        <translation>Tempos de clics</translation>
    </message>
    <message>
        <source>To clicks alone, at so many tempos from 100 to 179, it plays as well; 0: to none.</source>
        <translation>Il joue aussi avec des clics seuls, à autant de tempos de 100 à 179 ; 0 : avec aucun.</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>preset</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direct</translation>
    </message>
    <message>
        <source>mlp</source>
        <translation>mlp</translation>
    </message>
    <message>
        <source>statistics</source>
        <translation>statistiques</translation>
    </message>
    <message>
        <source>own</source>
        <translation>propre</translation>
    </message>
    <message>
        <source>rubberband</source>
        <translation>rubberband</translation>
    </message>
    <message>
        <source>Context is heard</source>
        <translation>Le contexte s&apos;entend</translation>
    </message>
    <message>
        <source>Before the stem, as published, so that the model must learn where in it the present is; or beside it, too, as models that learn from few songs need it; preset: as its size has it.</source>
        <translation>Avant la piste, comme publié, si bien que le modèle doit apprendre où s&apos;y trouve le présent ; ou aussi à côté d&apos;elle, comme il le faut aux modèles qui apprennent de peu de morceaux ; preset : selon sa taille.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>beside</source>
        <translation>à côté</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>How much the levels of bands count that are narrow enough to tell notes apart.</source>
        <translation>Combien comptent les niveaux de bandes assez étroites pour distinguer les notes.</translation>
    </message>
    <message>
        <source>All bands at once</source>
        <translation>Toutes les bandes à la fois</translation>
    </message>
    <message>
        <source>How wide the parts are that hear all bands of a moment at once, so that attacks stand in all of them; 0: there are none, as published.</source>
        <translation>Largeur des parties qui entendent toutes les bandes d&apos;un instant à la fois, pour que les attaques soient dans toutes ; 0 : il n&apos;y en a pas, comme publié.</translation>
    </message>
</context>
<context>
    <name>PerformControls</name>
    <message>
        <source>MIDI learn: %1</source>
        <translation>Apprendre par MIDI : %1</translation>
    </message>
    <message>
        <source>Forget %1: %2</source>
        <extracomment>%1 is &quot;controller 21 on channel 1&quot;, %2 what it moves</extracomment>
        <translation>Oublier %1 : %2</translation>
    </message>
</context>
<context>
    <name>PerformWords</name>
    <message>
        <source>Play</source>
        <translation>Jouer</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Geler</translation>
    </message>
    <message>
        <source>Panic</source>
        <translation>Panique</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Input gain</source>
        <translation>Gain de l’entrée</translation>
    </message>
    <message>
        <source>Input in the mix</source>
        <translation>Entrée dans le mixage</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Measure the noise floor</source>
        <translation>Mesurer le bruit de fond</translation>
    </message>
    <message>
        <source>File plays</source>
        <translation>Le fichier joue</translation>
    </message>
    <message>
        <source>File repeats</source>
        <translation>Le fichier se répète</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Taille du pas</translation>
    </message>
    <message>
        <source>Frames a decision</source>
        <translation>Trames par décision</translation>
    </message>
    <message>
        <source>Depth of moves</source>
        <translation>Amplitude des mouvements</translation>
    </message>
    <message>
        <source>Restlessness</source>
        <translation>Agitation</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Hasard</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>Attitude</translation>
    </message>
    <message>
        <source>Response delay</source>
        <translation>Délai de réponse</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Lissage</translation>
    </message>
    <message>
        <source>Back to the agent after</source>
        <translation>Retour à l’agent après</translation>
    </message>
    <message>
        <source>Cross-fade, left to right</source>
        <translation>Fondu, de gauche à droite</translation>
    </message>
    <message>
        <source>Cross-fade, bottom to top</source>
        <translation>Fondu, de bas en haut</translation>
    </message>
    <message>
        <source>Cross-fade pad</source>
        <translation>Pavé de fondu</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Scène</translation>
    </message>
    <message>
        <source>Cross-fade of scenes</source>
        <translation>Fondu des scènes</translation>
    </message>
    <message>
        <source>The agent goes on without being heard</source>
        <translation>L’agent continue sans être entendu</translation>
    </message>
    <message>
        <source>All parameters stay where they are</source>
        <translation>Tous les paramètres restent où ils sont</translation>
    </message>
    <message>
        <source>Silence at once; Play lets the agent begin again</source>
        <translation>Silence immédiat ; « Jouer » laisse l’agent recommencer</translation>
    </message>
    <message>
        <source>Right: the agent imitates the input. Left: it seeks the opposite</source>
        <translation>À droite : l’agent imite l’entrée. À gauche : il cherche le contraire</translation>
    </message>
    <message>
        <source>How often the agent decides when it could</source>
        <translation>À quelle fréquence l’agent décide quand il le pourrait</translation>
    </message>
    <message>
        <source>How far a decision moves the parameters</source>
        <translation>De combien une décision déplace les paramètres</translation>
    </message>
    <message>
        <source>Fewer frames from one decision to the next: the agent reacts faster than it learned to</source>
        <translation>Moins de trames d’une décision à l’autre : l’agent réagit plus vite qu’il ne l’a appris</translation>
    </message>
    <message>
        <source>How long parameters glide to where they are sent</source>
        <translation>Combien de temps les paramètres glissent vers leur but</translation>
    </message>
    <message>
        <source>The agent answers what was heard so long ago</source>
        <translation>L’agent répond à ce qui a été entendu il y a autant de temps</translation>
    </message>
    <message>
        <source>0: always the best action. More: others are drawn, too</source>
        <translation>0 : toujours la meilleure action. Plus : d’autres sont tirées aussi</translation>
    </message>
    <message>
        <source>What is softer counts as a rest</source>
        <translation>Ce qui est plus faible compte comme un silence</translation>
    </message>
    <message>
        <source>Be silent for two seconds: the gate opens just above what is heard then</source>
        <translation>Garder le silence deux secondes : le seuil se place juste au-dessus de ce qui est alors entendu</translation>
    </message>
    <message>
        <source>On: the pad weighs the four agents. Off: their own sliders do</source>
        <translation>Activé : le pavé pondère les quatre agents. Désactivé : leurs propres curseurs le font</translation>
    </message>
    <message>
        <source>Weight of agent %1</source>
        <translation>Poids de l’agent %1</translation>
    </message>
    <message>
        <source>Second synthesizer, parameter %1</source>
        <translation>Second synthétiseur, paramètre %1</translation>
    </message>
    <message>
        <source>Follow or oppose: %1</source>
        <extracomment>%1 is a category of descriptors</extracomment>
        <translation>Suivre ou contrer : %1</translation>
    </message>
    <message>
        <source>Hold parameter %1</source>
        <translation>Tenir le paramètre %1</translation>
    </message>
    <message>
        <source>Give parameter %1 back</source>
        <translation>Rendre le paramètre %1</translation>
    </message>
    <message>
        <source>Lowest of parameter %1</source>
        <translation>Minimum du paramètre %1</translation>
    </message>
    <message>
        <source>Highest of parameter %1</source>
        <translation>Maximum du paramètre %1</translation>
    </message>
    <message>
        <source>Parameter %1 upside down</source>
        <translation>Paramètre %1 inversé</translation>
    </message>
    <message>
        <source>Smoothing of parameter %1</source>
        <translation>Lissage du paramètre %1</translation>
    </message>
    <message>
        <source>Parameter %1</source>
        <translation>Paramètre %1</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Tenir</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Rendre</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Upside down</source>
        <translation>Inversé</translation>
    </message>
    <message>
        <source>When the musician rests</source>
        <translation>Quand le musicien se tait</translation>
    </message>
    <message>
        <source>How far a parameter goes at a time; an agent was trained with one of its own</source>
        <translation>De combien un paramètre avance à la fois ; chaque agent a appris avec son propre pas</translation>
    </message>
    <message>
        <source>A parameter that was moved by hand is the agent&apos;s again after so long; 0: when it is given back</source>
        <translation>Après ce temps, un paramètre bougé à la main revient à l&apos;agent ; 0 : quand il est rendu</translation>
    </message>
    <message>
        <source>How long the scene before is heard while the next one comes in</source>
        <translation>Combien de temps la scène précédente s&apos;entend encore pendant que la suivante arrive</translation>
    </message>
    <message>
        <source>What the agent does while what is heard is softer than the gate</source>
        <translation>Ce que fait l&apos;agent tant que ce qui est entendu est plus faible que le seuil</translation>
    </message>
    <message>
        <source>How long this parameter glides; below 0 it is as smooth as the others</source>
        <translation>Combien de temps ce paramètre glisse ; au-dessous de 0, comme les autres</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Position in the file</source>
        <translation>Position dans le fichier</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Response</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Infos</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>Spécification</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Extrait</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Continued</source>
        <translation>Piste prolongée</translation>
    </message>
    <message>
        <source>Continuation</source>
        <translation>Prolongement</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Dictionnaire de codes</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Utilisation</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Tableau de nombres</translation>
    </message>
    <message>
        <source>Lcp</source>
        <translation>Passages communs</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Continuity</source>
        <translation>Continuité</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Prior</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Classificateur</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Inventaire</translation>
    </message>
</context>
<context>
    <name>RowSound</name>
    <message>
        <source>%1 has no parameters of a synthesizer, so its rows have no sound; they can be looked at and compared.</source>
        <translation>%1 n’a pas de paramètres d’un synthétiseur, ses lignes n’ont donc pas de son&#xa0;; on peut les regarder et les comparer.</translation>
    </message>
    <message>
        <source>%1 does not say which synthesizer made it; choose one under Sound to hear its rows.</source>
        <translation>%1 n’indique pas quel synthétiseur l’a produit&#xa0;; choisissez-en un sous Son pour entendre ses lignes.</translation>
    </message>
    <message>
        <source>%1 was made with the patch in %2, which is not there any more; put it back to hear the rows.</source>
        <translation>%1 a été créé avec le patch de %2, qui n’est plus là&#xa0;; remettez-le à sa place pour entendre les lignes.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n parameters, which is not what the synthesizer %2 takes; choose another one under Sound.</source>
        <translation>
            <numerusform>%1 a %n paramètre, ce qui ne convient pas au synthétiseur %2&#xa0;; choisissez-en un autre sous Son.</numerusform>
            <numerusform>%1 a %n paramètres, ce qui ne convient pas au synthétiseur %2&#xa0;; choisissez-en un autre sous Son.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was made from the sound %2, which is not there any more; put it back to hear the rows.</source>
        <translation>%1 a été créé à partir du son %2, qui n’est plus là&#xa0;; remettez-le à sa place pour entendre les lignes.</translation>
    </message>
    <message>
        <source>The rows of %1 are pieces: they are heard as they are, no synthesizer mixes them.</source>
        <translation>Les lignes de %1 sont des morceaux : ils s’entendent tels quels, aucun synthétiseur ne les mélange.</translation>
    </message>
</context>
<context>
    <name>RunTrash</name>
    <message numerus="yes">
        <source>Remove results of %n runs</source>
        <translation>
            <numerusform>Supprimer les résultats de %n exécution</numerusform>
            <numerusform>Supprimer les résultats de %n exécutions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StemVerdict</name>
    <message>
        <source>It was never measured: press Listen.</source>
        <translation>Il n’a jamais été mesuré : appuyer sur Écouter.</translation>
    </message>
    <message>
        <source>What comes out is close to what went in (distance %1).</source>
        <translation>Ce qui sort est proche de ce qui est entré (distance %1).</translation>
    </message>
    <message>
        <source>What comes out is recognisable, and rougher than what went in (distance %1).</source>
        <translation>Ce qui sort est reconnaissable, et plus rude que ce qui est entré (distance %1).</translation>
    </message>
    <message>
        <source>What comes out is far from what went in (distance %1): train it for longer, or with recordings of the kind.</source>
        <translation>Ce qui sort est loin de ce qui est entré (distance %1) : entraîner plus longtemps, ou avec des enregistrements de ce genre.</translation>
    </message>
    <message>
        <source>Most of the rows of book %1 lie idle: more recordings would put them to use.</source>
        <translation>La plupart des lignes du livre %1 ne servent pas : plus d’enregistrements les emploieraient.</translation>
    </message>
    <message>
        <source>It was never measured.</source>
        <translation>Il n’a jamais été mesuré.</translation>
    </message>
    <message>
        <source>On what was held back it errs by %1 with the true context, by %2 with one of another song and by %3 without any.</source>
        <translation>Sur ce qui a été réservé, il se trompe de %1 avec le vrai contexte, de %2 avec celui d’un autre morceau et de %3 sans aucun.</translation>
    </message>
    <message>
        <source>It listens: another context makes it worse by %1.</source>
        <translation>Il écoute : un autre contexte le rend moins bon de %1.</translation>
    </message>
    <message>
        <source>It hears which song the context is of, but does no better with it than without one: train it for longer or with more songs.</source>
        <translation>Il entend de quel morceau est le contexte, mais ne fait pas mieux avec que sans : l’entraîner plus longtemps ou avec plus de morceaux.</translation>
    </message>
    <message>
        <source>It hardly listens: stems will not play along. Train it for longer or with more songs.</source>
        <translation>Il n’écoute guère : les pistes ne joueront pas avec. L’entraîner plus longtemps ou avec plus de morceaux.</translation>
    </message>
    <message>
        <source>It has not learned more than how often each code comes (%1).</source>
        <translation>Il n’a appris que la fréquence de chaque code (%1).</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 a list with commas</extracomment>
        <translation>
            <numerusform>%1 et encore %n</numerusform>
            <numerusform>%1 et encore %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <extracomment>a tag and a share in percent</extracomment>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>None of the tags can be told from the sound better than by chance: it takes more songs, or tags that can be heard.</source>
        <translation>Aucune étiquette ne se reconnaît au son mieux que par hasard : il faut plus de morceaux, ou des étiquettes qui s’entendent.</translation>
    </message>
    <message>
        <source>Told better than by chance: %1. In brackets is how many of such suggestions were right.</source>
        <translation>Reconnues mieux que par hasard : %1. Entre parenthèses : combien de ces propositions étaient justes.</translation>
    </message>
    <message>
        <source>Not told, and never suggested: %1.</source>
        <translation>Non reconnues, et jamais proposées : %1.</translation>
    </message>
    <message>
        <source>Too few songs with or without it: %1.</source>
        <translation>Trop peu de morceaux avec ou sans : %1.</translation>
    </message>
</context>
<context>
    <name>Stems</name>
    <message>
        <source>drums</source>
        <translation>batterie</translation>
    </message>
    <message>
        <source>bass</source>
        <translation>basse</translation>
    </message>
    <message>
        <source>guitar</source>
        <translation>guitare</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>clavier</translation>
    </message>
    <message>
        <source>piano</source>
        <translation>piano</translation>
    </message>
    <message>
        <source>strings</source>
        <translation>cordes</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>vocals</source>
        <translation>voix</translation>
    </message>
    <message>
        <source>guide</source>
        <translation>guide</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>context</source>
        <translation>contexte</translation>
    </message>
</context>
<context>
    <name>Synth</name>
    <message>
        <source>Sine</source>
        <translation>Sinus</translation>
    </message>
    <message>
        <source>One sine from 20 to 2520 Hz</source>
        <translation>Un sinus de 20 à 2520 Hz</translation>
    </message>
    <message>
        <source>Frequency modulation</source>
        <translation>Modulation de fréquence</translation>
    </message>
    <message>
        <source>Two sines, one bending the other: carrier 400 to 800 Hz, modulator up to five times as high</source>
        <translation>Deux sinus, l’un courbant l’autre&#xa0;: porteuse de 400 à 800 Hz, modulateur jusqu’à cinq fois plus haut</translation>
    </message>
    <message>
        <source>Frequency modulation, as published</source>
        <translation>Modulation de fréquence, telle que publiée</translation>
    </message>
    <message>
        <source>The fm3 of the original patches with its wrong constants: carrier 560 to 960 Hz, modulator up to 1.4 times as high</source>
        <translation>La FM3 des patchs d’origine avec ses constantes fausses&#xa0;: porteuse de 560 à 960 Hz, modulateur jusqu’à 1,4 fois plus haut</translation>
    </message>
    <message>
        <source>Frequency modulation with amplitude</source>
        <translation>Modulation de fréquence avec amplitude</translation>
    </message>
    <message>
        <source>fm3 whose loudness is the fourth parameter</source>
        <translation>FM3 dont le volume est le quatrième paramètre</translation>
    </message>
    <message>
        <source>Granular</source>
        <translation>Granulaire</translation>
    </message>
    <message>
        <source>Grains of a sound: 1 to 40 a second of 25 to 1025 ms, at up to eight times its speed</source>
        <translation>Grains d’un son&#xa0;: 1 à 40 par seconde, de 25 à 1025 ms, jusqu’à huit fois sa vitesse</translation>
    </message>
    <message>
        <source>Granular, own pitch</source>
        <translation>Granulaire, hauteur propre</translation>
    </message>
    <message>
        <source>granular at the sound&apos;s own speed</source>
        <translation>granulaire à la vitesse propre du son</translation>
    </message>
    <message>
        <source>Granular, even grains</source>
        <translation>Granulaire, grains égaux</translation>
    </message>
    <message>
        <source>granular with grains of 225 ms</source>
        <translation>granulaire avec des grains de 225 ms</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Fréquence</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>Amplitude</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Porteuse</translation>
    </message>
    <message>
        <source>Modulator</source>
        <translation>Modulateur</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densité</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Hauteur</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>Guide and memory</source>
        <translation>Guide et mémoire</translation>
    </message>
    <message>
        <source>Recompose a memory along a guide</source>
        <translation>Recomposer une mémoire le long d’un guide</translation>
    </message>
    <message>
        <source>Recompose a memory recording along a guide recording into a response</source>
        <translation>Recomposer un enregistrement mémoire le long d’un enregistrement guide, en une réponse</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>The recording to follow</source>
        <translation>L’enregistrement à suivre</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>The recording to cut up and recompose</source>
        <translation>L’enregistrement à découper et à recomposer</translation>
    </message>
    <message>
        <source>Edit a take</source>
        <translation>Modifier une prise</translation>
    </message>
    <message>
        <source>Change labels and choices of a take, and write it as a new one</source>
        <translation>Changer les étiquettes et les choix d’une prise, et l’écrire comme nouvelle prise</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Prise</translation>
    </message>
    <message>
        <source>Folder of a take, or its info.json</source>
        <translation>Dossier d’une prise, ou son fichier info.json</translation>
    </message>
    <message>
        <source>Improvisation</source>
        <translation>Improvisation</translation>
    </message>
    <message>
        <source>Build a lookup table</source>
        <translation>Construire un tableau de correspondance</translation>
    </message>
    <message>
        <source>Render and analyse a synthesizer at many points of its parameters</source>
        <translation>Rendre et analyser un synthétiseur en de nombreux points de ses paramètres</translation>
    </message>
    <message>
        <source>Analyse recordings</source>
        <translation>Analyser des enregistrements</translation>
    </message>
    <message>
        <source>Describe recordings frame by frame, to be compared with a synthesizer&apos;s sounds</source>
        <translation>Décrire des enregistrements trame par trame, pour les comparer aux sons d’un synthétiseur</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Sound files to describe</source>
        <translation>Fichiers son à décrire</translation>
    </message>
    <message>
        <source>Train an agent</source>
        <translation>Entraîner un agent</translation>
    </message>
    <message>
        <source>Teach an agent to follow recordings or targets on a synthesizer</source>
        <translation>Apprendre à un agent à suivre des enregistrements ou des cibles sur un synthétiseur</translation>
    </message>
    <message>
        <source>Lookup table</source>
        <translation>Tableau de correspondance</translation>
    </message>
    <message>
        <source>Table of the synthesizer to play</source>
        <translation>Tableau du synthétiseur à jouer</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Corpus</translation>
    </message>
    <message>
        <source>Recordings to follow, described frame by frame; files or folders</source>
        <translation>Enregistrements à suivre, décrits trame par trame&#xa0;; fichiers ou dossiers</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>environment_settings.json of the published system</source>
        <translation>environment_settings.json du système publié</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>Agent to train on, or a zip of Stable-Baselines3</source>
        <translation>Agent dont poursuivre l’entraînement, ou un zip de Stable-Baselines3</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>A trained model that answers the guide; without one the memory follows it</source>
        <translation>Un modèle entraîné qui répond au guide&#xa0;; sans modèle, la mémoire le suit</translation>
    </message>
    <message>
        <source>Learn the codes of recordings</source>
        <translation>Apprendre les codes d’enregistrements</translation>
    </message>
    <message>
        <source>Learn a codebook from recordings and make its codes audible</source>
        <translation>Apprendre un dictionnaire de codes à partir d’enregistrements et rendre ses codes audibles</translation>
    </message>
    <message>
        <source>Files, or folders of files, to learn from</source>
        <translation>Fichiers, ou dossiers de fichiers, à partir desquels apprendre</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Exporter les étiquettes</translation>
    </message>
    <message>
        <source>Write a take&apos;s labels, cues and runs for other programs</source>
        <translation>Écrire les étiquettes, repères et suites d’une prise pour d’autres programmes</translation>
    </message>
    <message>
        <source>Learn a relation</source>
        <translation>Apprendre une relation</translation>
    </message>
    <message>
        <source>Learn from recordings that were played together how one answers the other</source>
        <translation>Apprendre, d’enregistrements joués ensemble, comment l’un répond à l’autre</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paire</translation>
    </message>
    <message>
        <source>Two recordings that were played together: the guide, and what answered it</source>
        <translation>Deux enregistrements joués ensemble&#xa0;: le guide, et ce qui lui a répondu</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Folder of songs with their tracks</source>
        <translation>Dossier de morceaux avec leurs pistes</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Dictionnaire de codes</translation>
    </message>
    <message>
        <source>Labels to speak: of a codebook or of another model</source>
        <translation>Étiquettes à employer&#xa0;: celles d’un dictionnaire de codes ou d’un autre modèle</translation>
    </message>
    <message>
        <source>Learn a relation further</source>
        <translation>Approfondir une relation</translation>
    </message>
    <message>
        <source>Train a model on, on other recordings</source>
        <translation>Poursuivre l’entraînement d’un modèle, sur d’autres enregistrements</translation>
    </message>
    <message>
        <source>A trained model</source>
        <translation>Un modèle entraîné</translation>
    </message>
    <message>
        <source>Try segments and labels</source>
        <translation>Essayer des segments et des étiquettes</translation>
    </message>
    <message>
        <source>Train with several segments and numbers of labels, and compare</source>
        <translation>Entraîner avec plusieurs segments et nombres d’étiquettes, et comparer</translation>
    </message>
    <message>
        <source>Evaluate a model</source>
        <translation>Évaluer un modèle</translation>
    </message>
    <message>
        <source>Compare what a model answers with what was played, beside all baselines</source>
        <translation>Comparer ce que répond un modèle à ce qui a été joué, à côté de toutes les valeurs de référence</translation>
    </message>
    <message>
        <source>Write a specification</source>
        <translation>Écrire une spécification</translation>
    </message>
    <message>
        <source>Write the labels that a model would answer a guide with</source>
        <translation>Écrire les étiquettes par lesquelles un modèle répondrait à un guide</translation>
    </message>
    <message>
        <source>The recording to answer</source>
        <translation>L’enregistrement auquel répondre</translation>
    </message>
    <message>
        <source>Recording whose labels the answer is to keep to</source>
        <translation>Enregistrement aux étiquettes duquel la réponse doit se tenir</translation>
    </message>
    <message>
        <source>Continue a track</source>
        <translation>Prolonger une piste</translation>
    </message>
    <message>
        <source>Let a model that has learned to continue write how a track goes on</source>
        <translation>Laisser un modèle qui a appris à prolonger écrire la suite d’une piste</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>The recording to continue</source>
        <translation>L’enregistrement à prolonger</translation>
    </message>
    <message>
        <source>Import a checkpoint</source>
        <translation>Importer un point de reprise</translation>
    </message>
    <message>
        <source>Make a model of a checkpoint of the published system (Dicy3)</source>
        <translation>Faire un modèle d’un point de reprise du système publié (Dicy3)</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Point de reprise</translation>
    </message>
    <message>
        <source>PyTorch file of the published system</source>
        <translation>Fichier PyTorch du système publié</translation>
    </message>
    <message>
        <source>Centres</source>
        <translation>Centres</translation>
    </message>
    <message>
        <source>NumPy file of the codebook, where the checkpoint has none</source>
        <translation>Fichier NumPy du dictionnaire de codes, si le point de reprise n’en a pas</translation>
    </message>
    <message>
        <source>wav2vec 2.0</source>
        <translation>wav2vec 2.0</translation>
    </message>
    <message>
        <source>File of wav2vec 2.0 weights, where the checkpoint has none</source>
        <translation>Fichier de poids wav2vec 2.0, si le point de reprise n’en a pas</translation>
    </message>
    <message>
        <source>Combine stems</source>
        <translation>Réunir des stems</translation>
    </message>
    <message>
        <source>Average the stems of each instrument of a song into one file</source>
        <translation>Moyenner les stems de chaque instrument d’un morceau en un seul fichier</translation>
    </message>
    <message>
        <source>Folder of songs with a folder an instrument</source>
        <translation>Dossier de morceaux, avec un dossier par instrument</translation>
    </message>
    <message>
        <source>Split a data set</source>
        <translation>Diviser un jeu de données</translation>
    </message>
    <message>
        <source>Divide the songs of a data set into training, validation and test</source>
        <translation>Répartir les morceaux d’un jeu de données entre entraînement, validation et test</translation>
    </message>
    <message>
        <source>Folder of songs or of paired folders</source>
        <translation>Dossier de morceaux ou de dossiers appariés</translation>
    </message>
    <message>
        <source>Make duo folders</source>
        <translation>Créer des dossiers de duos</translation>
    </message>
    <message>
        <source>Pair neighbouring files of a folder as A1 and A2</source>
        <translation>Apparier les fichiers voisins d’un dossier en A1 et A2</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>Dossier d’enregistrements</translation>
    </message>
    <message>
        <source>Rescale recordings</source>
        <translation>Remettre des enregistrements à l’échelle</translation>
    </message>
    <message>
        <source>Take the offset out of recordings and bring them to full level</source>
        <translation>Retirer la composante continue d’enregistrements et les porter au niveau maximal</translation>
    </message>
    <message>
        <source>Make evaluation folders</source>
        <translation>Créer des dossiers d’évaluation</translation>
    </message>
    <message>
        <source>Write true and misaligned mixes and single tracks, to measure results against</source>
        <translation>Écrire des mix vrais, des mix désassortis et des pistes seules, auxquels mesurer les résultats</translation>
    </message>
    <message>
        <source>Folder of songs</source>
        <translation>Dossier de morceaux</translation>
    </message>
    <message>
        <source>A .pt or .pth file of the published system</source>
        <translation>Un fichier .pt ou .pth du système publié</translation>
    </message>
    <message>
        <source>A trained latent model</source>
        <translation>Un modèle latent entraîné</translation>
    </message>
    <message>
        <source>A trained prior of that model</source>
        <translation>Un prior entraîné de ce modèle</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>Dictionnaire</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Émotion</translation>
    </message>
    <message>
        <source>Files, or folders of files; names or folders (Q1 ... Q4) tell the emotion</source>
        <translation>Fichiers, ou dossiers de fichiers ; noms ou dossiers (Q1 ... Q4) disent l’émotion</translation>
    </message>
    <message>
        <source>Generate pieces</source>
        <translation>Créer des morceaux</translation>
    </message>
    <message>
        <source>Import a published checkpoint</source>
        <translation>Importer un point de contrôle publié</translation>
    </message>
    <message>
        <source>Its dictionary of words (.pkl), if it is not the usual one</source>
        <translation>Son dictionnaire de mots (.pkl), si ce n’est pas l’habituel</translation>
    </message>
    <message>
        <source>Learn to write codes for an emotion, so that new pieces can be generated</source>
        <translation>Apprend à écrire des codes pour une émotion, pour créer de nouveaux morceaux</translation>
    </message>
    <message>
        <source>MIDI files</source>
        <translation>Fichiers MIDI</translation>
    </message>
    <message>
        <source>Make a data set of MIDI files</source>
        <translation>Faire un jeu de données de fichiers MIDI</translation>
    </message>
    <message>
        <source>Make a model of a checkpoint of the published system</source>
        <translation>Faire un modèle d’un point de contrôle du système publié</translation>
    </message>
    <message>
        <source>Map the latent space</source>
        <translation>Cartographier l’espace latent</translation>
    </message>
    <message>
        <source>Maps of a data set&apos;s pieces by each element, and which codes are used</source>
        <translation>Cartes des morceaux d’un jeu de données par élément, et quels codes servent</translation>
    </message>
    <message>
        <source>Move elements of a piece</source>
        <translation>Déplacer des éléments d’un morceau</translation>
    </message>
    <message>
        <source>Of a prior: VQ_dict of the latent model</source>
        <translation>D’un prior : VQ_dict du modèle latent</translation>
    </message>
    <message>
        <source>Of a prior: the latent model</source>
        <translation>D’un prior : le modèle latent</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>Pieces as words: data.npz of &apos;emotion dataset&apos;, or of the published system</source>
        <translation>Morceaux en mots : data.npz de &apos;emotion dataset&apos;, ou du système publié</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Prior</translation>
    </message>
    <message>
        <source>Pull elements of a piece towards another piece or an emotion</source>
        <translation>Tirer des éléments d’un morceau vers un autre morceau ou une émotion</translation>
    </message>
    <message>
        <source>The MIDI file to change</source>
        <translation>Le fichier MIDI à changer</translation>
    </message>
    <message>
        <source>The MIDI file whose elements are taken</source>
        <translation>Le fichier MIDI dont les éléments sont pris</translation>
    </message>
    <message>
        <source>Towards</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Train a classifier that tells quadrant, arousal and valence of a piece</source>
        <translation>Entraîner un classifieur qui dit quadrant, activation et valence d’un morceau</translation>
    </message>
    <message>
        <source>Train a latent model</source>
        <translation>Entraîner un modèle latent</translation>
    </message>
    <message>
        <source>Train a prior</source>
        <translation>Entraîner un prior</translation>
    </message>
    <message>
        <source>Train an emotion classifier</source>
        <translation>Entraîner un classifieur d’émotions</translation>
    </message>
    <message>
        <source>Train the element-wise latent model on a data set of pieces</source>
        <translation>Entraîner le modèle latent par éléments sur un jeu de morceaux</translation>
    </message>
    <message>
        <source>Write MIDI files as compound words, to train with</source>
        <translation>Écrire des fichiers MIDI en mots composés, pour entraîner</translation>
    </message>
    <message>
        <source>Write new pieces for an emotion</source>
        <translation>Écrire de nouveaux morceaux pour une émotion</translation>
    </message>
    <message>
        <source>Recompose many memories</source>
        <translation>Recomposer plusieurs mémoires</translation>
    </message>
    <message>
        <source>Recompose every memory of a data set along its guide, with several models</source>
        <translation>Recomposer chaque mémoire d’un ensemble le long de son guide, avec plusieurs modèles</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Trained models that answer the guides; without one the memories follow them</source>
        <translation>Modèles entraînés qui répondent aux guides ; sans modèle, les mémoires les suivent</translation>
    </message>
    <message>
        <source>Measure results</source>
        <translation>Mesurer des résultats</translation>
    </message>
    <message>
        <source>Tell how much what was made resembles what was played together</source>
        <translation>Dit à quel point ce qui a été fait ressemble à ce qui a été joué ensemble</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Recordings or takes, or folders of them</source>
        <translation>Enregistrements ou prises, ou dossiers qui en contiennent</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Vrai</translation>
    </message>
    <message>
        <source>What was played together: the folder &apos;true&apos; of evaluation folders, or recordings</source>
        <translation>Ce qui a été joué ensemble : le dossier « true » des dossiers d’évaluation, ou des enregistrements</translation>
    </message>
    <message>
        <source>Misaligned</source>
        <translation>Mal appariés</translation>
    </message>
    <message>
        <source>What does not belong together, for comparison: the folder &apos;misaligned&apos;, or recordings</source>
        <translation>Ce qui ne va pas ensemble, pour comparer : le dossier « misaligned », ou des enregistrements</translation>
    </message>
    <message>
        <source>Edit a piece without a model</source>
        <translation>Modifier un morceau sans modèle</translation>
    </message>
    <message>
        <source>Change velocity, tempo, duration, octave or mode of a piece, without a model</source>
        <translation>Changer vélocité, tempo, durée, octave ou mode d’un morceau, sans modèle</translation>
    </message>
    <message>
        <source>Judge what a slider does</source>
        <translation>Juger ce que fait un curseur</translation>
    </message>
    <message>
        <source>Move an element of pieces that were not learned from, and count what is heard of it</source>
        <translation>Déplace un élément de morceaux qui n’ont pas servi à apprendre, et compte ce qui s’en entend</translation>
    </message>
    <message>
        <source>Prepare songs of stems</source>
        <translation>Préparer des morceaux à pistes</translation>
    </message>
    <message>
        <source>Find beats, tempo and key of songs, and sum their drums and their mix</source>
        <translation>Trouver temps, tempo et tonalité des morceaux, et additionner leur batterie et leur mixage</translation>
    </message>
    <message>
        <source>Train a codec</source>
        <translation>Entraîner un codec</translation>
    </message>
    <message>
        <source>Learn to write sound as few codes and back</source>
        <translation>Apprendre à écrire le son en peu de codes et retour</translation>
    </message>
    <message>
        <source>Listen to a codec</source>
        <translation>Écouter un codec</translation>
    </message>
    <message>
        <source>Write recordings as codes and back, and tell what is lost</source>
        <translation>Écrire des enregistrements en codes et retour, et dire ce qui se perd</translation>
    </message>
    <message>
        <source>Train a model of stems</source>
        <translation>Entraîner un modèle de pistes</translation>
    </message>
    <message>
        <source>Learn to write a stem that plays along to others</source>
        <translation>Apprendre à écrire une piste qui joue avec d’autres</translation>
    </message>
    <message>
        <source>Write stems</source>
        <translation>Écrire des pistes</translation>
    </message>
    <message>
        <source>Write stems that play along to a context</source>
        <translation>Écrire des pistes qui jouent avec un contexte</translation>
    </message>
    <message>
        <source>Measure a model of stems</source>
        <translation>Mesurer un modèle de pistes</translation>
    </message>
    <message>
        <source>How well stems play along, beside shuffled contexts and the true stems</source>
        <translation>À quel point les pistes jouent avec, à côté de contextes mélangés et des vraies pistes</translation>
    </message>
    <message>
        <source>Import published weights</source>
        <translation>Importer des poids publiés</translation>
    </message>
    <message>
        <source>Make a model or a codec of checkpoints of MusicGen, STAGE or EnCodec</source>
        <translation>Faire un modèle ou un codec de points de contrôle de MusicGen, STAGE ou EnCodec</translation>
    </message>
    <message>
        <source>Accompaniment</source>
        <translation>Accompagnement</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Morceaux</translation>
    </message>
    <message>
        <source>A folder of songs, each a folder of stems that start together</source>
        <translation>Un dossier de morceaux, chacun un dossier de pistes qui commencent ensemble</translation>
    </message>
    <message>
        <source>A trained model of stems</source>
        <translation>Un modèle de pistes entraîné</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>A trained or imported codec</source>
        <translation>Un codec entraîné ou importé</translation>
    </message>
    <message>
        <source>Where it does not lie beside the model</source>
        <translation>S’il n’est pas à côté du modèle</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>A table (.csv) of song, genres, moods, bpm, key</source>
        <translation>Un tableau (.csv) avec song, genres, moods, bpm, key</translation>
    </message>
    <message>
        <source>Songs of stems, folders of recordings or files</source>
        <translation>Morceaux à pistes, dossiers d’enregistrements ou fichiers</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>Fichiers audio</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>Continuer avec</translation>
    </message>
    <message>
        <source>A model to train further</source>
        <translation>Un modèle à entraîner encore</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>A stem that sounds as these shall</source>
        <translation>Une piste comme celles-ci doivent sonner</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Points de contrôle</translation>
    </message>
    <message>
        <source>Of a language model: the codec that it writes for</source>
        <translation>D’un modèle de langage : le codec pour lequel il écrit</translation>
    </message>
    <message>
        <source>Files of PyTorch or .safetensors; T5&apos;s tokeniser (.model)</source>
        <translation>Fichiers PyTorch ou .safetensors&#xa0;; le découpeur de T5 (.model)</translation>
    </message>
    <message>
        <source>What to play along to, summed; without one: clicks at the tempo</source>
        <translation>Avec quoi jouer, en somme ; sans : des clics au tempo</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Where the beats of the context are (.json)</source>
        <translation>Où sont les temps du contexte (.json)</translation>
    </message>
    <message>
        <source>How the stems begin: sound, or codes (.npz)</source>
        <translation>Comment les pistes commencent : son, ou codes (.npz)</translation>
    </message>
    <message>
        <source>Electronic music</source>
        <translation>Musique électronique</translation>
    </message>
    <message>
        <source>Synthesise clips</source>
        <translation>Synthétiser des extraits</translation>
    </message>
    <message>
        <source>Make clips to learn from, of known onsets, density and repetition, out of the built-in synthesizers</source>
        <translation>Faire avec les synthétiseurs intégrés des extraits à apprendre, dont les attaques, la densité et la répétition sont connues</translation>
    </message>
    <message>
        <source>Prepare clips</source>
        <translation>Préparer des extraits</translation>
    </message>
    <message>
        <source>Cut recordings into clips and measure them: what a model of electronic music learns from</source>
        <translation>Découper des enregistrements en extraits et les mesurer : ce dont apprend un modèle de musique électronique</translation>
    </message>
    <message>
        <source>Folders of recordings, or files</source>
        <translation>Dossiers d’enregistrements, ou fichiers</translation>
    </message>
    <message>
        <source>Train a model of electronic music</source>
        <translation>Entraîner un modèle de musique électronique</translation>
    </message>
    <message>
        <source>Learn to draw clips from noise, easy ones first</source>
        <translation>Apprendre à tirer des extraits du bruit, les faciles d’abord</translation>
    </message>
    <message>
        <source>Draw clips</source>
        <translation>Tirer des extraits</translation>
    </message>
    <message>
        <source>Draw clips from noise, as involved as is asked for</source>
        <translation>Tirer des extraits du bruit, aussi complexes que voulu</translation>
    </message>
    <message>
        <source>Vary a clip</source>
        <translation>Varier un extrait</translation>
    </message>
    <message>
        <source>Draw variations of a recording, near to it or far</source>
        <translation>Tirer des variations d’un enregistrement, proches ou lointaines</translation>
    </message>
    <message>
        <source>Measure a model of electronic music</source>
        <translation>Mesurer un modèle de musique électronique</translation>
    </message>
    <message>
        <source>How well scores are met, beside real clips and a network that learned nothing</source>
        <translation>À quel point les scores sont atteints, à côté de vrais extraits et d’un réseau qui n’a rien appris</translation>
    </message>
    <message>
        <source>A trained model of electronic music</source>
        <translation>Un modèle entraîné de musique électronique</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Extraits</translation>
    </message>
    <message>
        <source>A data set that &apos;Prepare clips&apos; made</source>
        <translation>Un jeu de données fait par « Préparer des extraits »</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Of the published program (.yaml)</source>
        <translation>Du programme publié (.yaml)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The recording to be varied</source>
        <translation>L’enregistrement à varier</translation>
    </message>
    <message>
        <source>Second seed</source>
        <translation>Second son de départ</translation>
    </message>
    <message>
        <source>A recording to be blended in</source>
        <translation>Un enregistrement à mêler</translation>
    </message>
    <message>
        <source>Learn tags</source>
        <translation>Apprendre des étiquettes</translation>
    </message>
    <message>
        <source>Learn genres and moods from songs that have them, and tell how well that goes</source>
        <translation>Apprendre genres et ambiances de morceaux qui en ont, et dire à quel point cela réussit</translation>
    </message>
    <message>
        <source>Suggest tags</source>
        <translation>Proposer des étiquettes</translation>
    </message>
    <message>
        <source>Genres and moods for songs that have none, as a table to look through</source>
        <translation>Genres et ambiances pour les morceaux qui n’en ont pas, en tableau à parcourir</translation>
    </message>
    <message>
        <source>Learned tags</source>
        <translation>Étiquettes apprises</translation>
    </message>
    <message>
        <source>What &apos;Learn tags&apos; made</source>
        <translation>Ce qu’a produit « Apprendre des étiquettes »</translation>
    </message>
    <message>
        <source>Train a vocoder</source>
        <translation>Entraîner un vocodeur</translation>
    </message>
    <message>
        <source>Learn to make sound of spectrograms, in place of the search for phases</source>
        <translation>Apprendre à faire du son à partir de spectrogrammes, à la place de la recherche des phases</translation>
    </message>
    <message>
        <source>Vocoder</source>
        <translation>Vocodeur</translation>
    </message>
    <message>
        <source>A trained vocoder</source>
        <translation>Un vocodeur entraîné</translation>
    </message>
    <message>
        <source>Makes the sound; without one: a search for phases</source>
        <translation>Fait le son ; sans lui : une recherche des phases</translation>
    </message>
    <message>
        <source>Compare a vocoder</source>
        <translation>Comparer un vocodeur</translation>
    </message>
    <message>
        <source>What a vocoder and the search for phases make of clips held back, by ear and number</source>
        <translation>Ce qu’un vocodeur et la recherche des phases font d’extraits mis de côté, à l’oreille et en chiffres</translation>
    </message>
</context>
<context>
    <name>TrainingTable</name>
    <message>
        <source>Read from a folder</source>
        <translation>Lu dans un dossier</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <source>Silent for %1</source>
        <translation>Silencieux depuis %1</translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Curve</source>
        <extracomment>column: the curve&apos;s colour, and whether it is shown</extracomment>
        <translation>Courbe</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>Dernière écriture</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>affiché</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>masqué</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>moins de 1 s</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>environ %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>environ %1 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>environ %1 h</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Arrière-plan</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>audio</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>a corpus</source>
        <translation>un corpus</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>un tableau</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>un modèle</translation>
    </message>
    <message>
        <source>an embedding</source>
        <translation>un plongement</translation>
    </message>
</context>
<context>
    <name>antiphon::AboutDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>present</source>
        <translation>présent</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>About Antiphon</source>
        <translation>À propos d’Antiphon</translation>
    </message>
    <message>
        <source>&lt;h2&gt;Antiphon %1&lt;/h2&gt;&lt;p&gt;A workstation for music machine learning: train, explore by ear, generate, play and export, on one machine.&lt;/p&gt;&lt;p&gt;Antiphon is free software: you may use, study, share and change it under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Antiphon %1&lt;/h2&gt;&lt;p&gt;Une station de travail pour l’apprentissage automatique musical&#xa0;: entraîner, explorer à l’oreille, générer, jouer et exporter, sur une seule machine.&lt;/p&gt;&lt;p&gt;Antiphon est un logiciel libre&#xa0;: vous pouvez l’utiliser, l’étudier, le partager et le modifier selon les termes de la licence publique générale GNU, version 3 ou ultérieure. Il est fourni sans aucune garantie.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Antiphon</source>
        <translation>Antiphon</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Papers to cite</source>
        <translation>Articles à citer</translation>
    </message>
</context>
<context>
    <name>antiphon::AffinityMatrix</name>
    <message>
        <source>Moments that are alike</source>
        <translation>Moments qui se ressemblent</translation>
    </message>
    <message>
        <source>Time to the right and down; a cell is the stronger the more alike its two moments are. Click a cell to hear both.</source>
        <translation>Le temps va à droite et vers le bas ; une case est d’autant plus marquée que ses deux moments se ressemblent. Un clic sur une case fait entendre les deux.</translation>
    </message>
    <message>
        <source>%1 s and %2 s: %3</source>
        <translation>%1 s et %2 s : %3</translation>
    </message>
    <message>
        <source>%1 s and %2 s: not alike</source>
        <translation>%1 s et %2 s : pas semblables</translation>
    </message>
    <message>
        <source>No cell chosen</source>
        <translation>Aucune case choisie</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentBars</name>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>How the agent does beside chance, staying where it is and the nearest sound of the table. Press Evaluate.</source>
        <translation>Ce que vaut l’agent à côté du hasard, de l’immobilité et du son le plus proche du tableau. Cliquez sur Évaluer.</translation>
    </message>
    <message>
        <source>Recordings it was trained on</source>
        <translation>Enregistrements de son entraînement</translation>
    </message>
    <message>
        <source>Recordings held out</source>
        <translation>Enregistrements mis de côté</translation>
    </message>
    <message>
        <source>The agent comes nearer to its targets than chance and than staying where it is.</source>
        <translation>L’agent s’approche plus de ses cibles que le hasard et que l’immobilité.</translation>
    </message>
    <message>
        <source>The agent is no better than chance or than staying where it is: train it longer, or let it hear less.</source>
        <translation>L’agent ne fait pas mieux que le hasard ou que l’immobilité&#xa0;: entraînez-le plus longtemps, ou faites-lui entendre moins de choses.</translation>
    </message>
    <message>
        <source>It is nearer than a walk to the table&apos;s nearest sound, too.</source>
        <translation>Il est aussi plus près qu’un trajet vers le son le plus proche du tableau.</translation>
    </message>
    <message>
        <source>A walk straight to the table&apos;s nearest sound is more accurate and needs no learning: an agent is trained for its character, the way in which it strays.</source>
        <translation>Aller droit au son le plus proche du tableau est plus précis et ne demande aucun apprentissage&#xa0;: on entraîne un agent pour son caractère, sa façon de s’égarer.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>two sentences</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Mean distance from the target, in deviations of the table</source>
        <translation>Distance moyenne à la cible, en écarts du tableau</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médiane</translation>
    </message>
    <message>
        <source>Half of the steps are nearer than this</source>
        <translation>La moitié des pas sont plus près que cela</translation>
    </message>
    <message>
        <source>Share of the steps at a distance of at most 0.1</source>
        <translation>Part des pas à une distance d’au plus 0,1</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Récompense</translation>
    </message>
    <message>
        <source>Mean reward a step</source>
        <translation>Récompense moyenne par pas</translation>
    </message>
    <message>
        <source>Way a second</source>
        <translation>Trajet par seconde</translation>
    </message>
    <message>
        <source>Way through the parameters in a second: how restless it is</source>
        <translation>Trajet à travers les paramètres en une seconde&#xa0;: son degré d’agitation</translation>
    </message>
    <message>
        <source>Share of the steps with a parameter at an end of its range</source>
        <translation>Part des pas où un paramètre est à une extrémité de sa plage</translation>
    </message>
    <message>
        <source>Median distance in this category alone</source>
        <translation>Distance médiane dans cette seule catégorie</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Qui joue</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Hasard</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Immobile</translation>
    </message>
    <message>
        <source>Nearest sound</source>
        <translation>Son le plus proche</translation>
    </message>
    <message>
        <source>Within 0.1 (%)</source>
        <translation>À 0,1 près (en&#xa0;%)</translation>
    </message>
    <message>
        <source>At the edge (%)</source>
        <translation>Au bord (en&#xa0;%)</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentColumns</name>
    <message>
        <source>What the agent hears and is rewarded for</source>
        <translation>Ce que l’agent entend et ce pour quoi il est récompensé</translation>
    </message>
    <message>
        <source>Descriptor</source>
        <translation>Descripteur</translation>
    </message>
    <message>
        <source>Hears</source>
        <translation>Entend</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Récompense</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>In reach</source>
        <translation>À portée</translation>
    </message>
    <message>
        <source>What the agent hears of itself and of its target</source>
        <translation>Ce que l’agent entend de lui-même et de sa cible</translation>
    </message>
    <message>
        <source>What counts for how near the agent is to its target</source>
        <translation>Ce qui compte pour juger si l’agent est près de sa cible</translation>
    </message>
    <message>
        <source>How much a category counts for the reward</source>
        <translation>Combien une catégorie compte pour la récompense</translation>
    </message>
    <message>
        <source>Share of the corpus that lies within what the table can sound like</source>
        <translation>Part du corpus qui se trouve dans les sonorités possibles du tableau</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <extracomment>%1 is a category of descriptors</extracomment>
        <translation>Poids&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>The table reaches from %1 to %2.</source>
        <extracomment>a range of values; the middle nine tenths of a table&apos;s sounds and more</extracomment>
        <translation>Le tableau va de %1 à %2.</translation>
    </message>
    <message>
        <source>Mean of its descriptors</source>
        <translation>Moyenne de ses descripteurs</translation>
    </message>
    <message>
        <source>The agent hears nothing; choose what it hears.</source>
        <translation>L’agent n’entend rien&#xa0;; choisissez ce qu’il entend.</translation>
    </message>
    <message>
        <source>The agent is rewarded for nothing; choose what counts.</source>
        <translation>L’agent n’est récompensé de rien&#xa0;; choisissez ce qui compte.</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentEvaluation</name>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Measure the agent on the table and corpus that are chosen for a training, or else on its own</source>
        <translation>Mesurer l’agent sur le tableau et le corpus choisis pour un entraînement, sinon sur les siens</translation>
    </message>
    <message>
        <source>Write the figures as CSV or JSON</source>
        <translation>Écrire les chiffres en CSV ou en JSON</translation>
    </message>
    <message>
        <source>As measured at the end of the training.</source>
        <translation>Mesures de la fin de l’entraînement.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation>Évaluer à nouveau</translation>
    </message>
    <message>
        <source>Evaluate an agent</source>
        <translation>Évaluer un agent</translation>
    </message>
    <message>
        <source>Measured again on its own table.</source>
        <translation>Mesuré à nouveau sur son propre tableau.</translation>
    </message>
    <message>
        <source>Measured again on %1.</source>
        <translation>Mesuré à nouveau sur %1.</translation>
    </message>
    <message>
        <source>Export the evaluation</source>
        <translation>Exporter l’évaluation</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentForm</name>
    <message>
        <source>Nothing. Select sounds on the map and press Forbid there.</source>
        <translation>Rien. Sélectionnez des sons sur la carte et cliquez-y sur Interdire.</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithme</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Suit</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Récompense</translation>
    </message>
    <message>
        <source>Keep what it reaches</source>
        <translation>Garder ce qu’il atteint</translation>
    </message>
    <message>
        <source>From the map</source>
        <translation>De la carte</translation>
    </message>
    <message>
        <source>Take the table that the map shows</source>
        <translation>Prendre le tableau qu’affiche la carte</translation>
    </message>
    <message>
        <source>Hear only descriptors of which the table reaches at least half of the corpus</source>
        <translation>N’entendre que les descripteurs dont le tableau atteint au moins la moitié du corpus</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Length of the training</source>
        <translation>Durée de l’entraînement</translation>
    </message>
    <message>
        <source>Steps that the agent lives through</source>
        <translation>Pas que vit l’agent</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pas</translation>
    </message>
    <message>
        <source>Forbidden regions</source>
        <translation>Régions interdites</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Show the other options</source>
        <translation>Montrer les autres options</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>May not play:</source>
        <translation>Ne doit pas jouer&#xa0;:</translation>
    </message>
    <message>
        <source>Open or make a project first: it keeps the agents.</source>
        <translation>Ouvrez ou créez d’abord un projet&#xa0;: il conserve les agents.</translation>
    </message>
    <message>
        <source>Choose the table of a synthesizer, or build one.</source>
        <translation>Choisissez le tableau d’un synthétiseur, ou construisez-en un.</translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation>Lecture du tableau…</translation>
    </message>
    <message>
        <source>It is to follow recordings, but there is no corpus; choose one.</source>
        <translation>Il doit suivre des enregistrements, mais il n’y a pas de corpus&#xa0;; choisissez-en un.</translation>
    </message>
    <message numerus="yes">
        <source>The table reaches the corpus in %1 of %n descriptor(s).</source>
        <translation>
            <numerusform>Le tableau atteint le corpus pour %1 sur %n descripteur.</numerusform>
            <numerusform>Le tableau atteint le corpus pour %1 sur %n descripteurs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sound(s)</source>
        <translation>
            <numerusform>%n son</numerusform>
            <numerusform>%n sons</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a region of the map: its name, how many sounds</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>Begins at %n marked sound(s)</source>
        <translation>
            <numerusform>Commence par %n son marqué</numerusform>
            <numerusform>Commence par %n sons marqués</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::AgentList</name>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>The agent that is heard and measured</source>
        <translation>L’agent que l’on écoute et mesure</translation>
    </message>
    <message>
        <source>%1, trained here</source>
        <extracomment>%1 is the name of a run&apos;s folder</extracomment>
        <translation>%1, entraîné ici</translation>
    </message>
    <message>
        <source>%1, imported</source>
        <translation>%1, importé</translation>
    </message>
    <message>
        <source>%1, comes along</source>
        <translation>%1, fourni</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentListen</name>
    <message>
        <source>%1 It counts when the training goes on.</source>
        <extracomment>%1 is a sentence</extracomment>
        <translation>%1 Cela comptera quand l’entraînement reprendra.</translation>
    </message>
    <message>
        <source>Rated good.</source>
        <translation>Noté «&#xa0;bien&#xa0;».</translation>
    </message>
    <message>
        <source>Rated “not that”.</source>
        <translation>Noté «&#xa0;pas ça&#xa0;».</translation>
    </message>
    <message>
        <source>The agent plays on as it is.</source>
        <translation>L’agent continue à jouer tel qu’il est.</translation>
    </message>
    <message>
        <source>The agent learns again.</source>
        <translation>L’agent apprend à nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) fed.</source>
        <translation>
            <numerusform>%n enregistrement donné.</numerusform>
            <numerusform>%n enregistrements donnés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recordings to follow</source>
        <translation>Enregistrements à suivre</translation>
    </message>
    <message>
        <source>Sounds and descriptors (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3 *.csv *.csv.gz)</source>
        <translation>Sons et descripteurs (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3 *.csv *.csv.gz)</translation>
    </message>
    <message>
        <source>Nothing new is forbidden on the map of its table: select sounds there and press Forbid.</source>
        <translation>Rien de nouveau n’est interdit sur la carte de son tableau&#xa0;: sélectionnez-y des sons et cliquez sur Interdire.</translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) forbidden.</source>
        <translation>
            <numerusform>%n région interdite.</numerusform>
            <numerusform>%n régions interdites.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) allowed again.</source>
        <translation>
            <numerusform>%n région de nouveau permise.</numerusform>
            <numerusform>%n régions de nouveau permises.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 forbidden, %n region(s) allowed again.</source>
        <extracomment>%1 a number of regions; %n regions</extracomment>
        <translation>
            <numerusform>Interdictions&#xa0;: %1, %n région de nouveau permise.</numerusform>
            <numerusform>Interdictions&#xa0;: %1, %n régions de nouveau permises.</numerusform>
        </translation>
    </message>
    <message>
        <source>Train an agent, or choose one above to hear it.</source>
        <translation>Entraînez un agent, ou choisissez-en un ci-dessus pour l’écouter.</translation>
    </message>
    <message>
        <source>This agent is not in training here. Press Hear to listen to it.</source>
        <translation>Cet agent n’est pas à l’entraînement ici. Cliquez sur Écouter pour l’entendre.</translation>
    </message>
    <message>
        <source>Samples of what the agent plays appear here while it trains; click one to hear it.</source>
        <translation>Des extraits de ce que joue l’agent apparaissent ici pendant qu’il s’entraîne&#xa0;; cliquez sur l’un d’eux pour l’écouter.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Extraits</translation>
    </message>
    <message>
        <source>Making it heard…</source>
        <translation>Préparation de l’écoute…</translation>
    </message>
    <message>
        <source>Stop making it heard</source>
        <translation>Arrêter la préparation de l’écoute</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>not that</source>
        <translation>pas ça</translation>
    </message>
    <message>
        <source>Step %1, distance %2</source>
        <extracomment>a sample: %1 a step of the training, %2 a distance</extracomment>
        <translation>Pas %1, distance %2</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <extracomment>%1 a sample, %2 how it was rated</extracomment>
        <translation>%1 — %2</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) fed</source>
        <translation>
            <numerusform>%n enregistrement donné</numerusform>
            <numerusform>%n enregistrements donnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) forbidden</source>
        <translation>
            <numerusform>%n région interdite</numerusform>
            <numerusform>%n régions interdites</numerusform>
        </translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>figé</translation>
    </message>
    <message>
        <source>Asked: %1.</source>
        <translation>Demandé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>More of what was just heard (%1)</source>
        <translation>Plus de ce qui vient d’être entendu (%1)</translation>
    </message>
    <message>
        <source>Only a DQN remembers what it was rated for</source>
        <translation>Seul un DQN se souvient de ce pour quoi il a été noté</translation>
    </message>
    <message>
        <source>Less of what was just heard (%1)</source>
        <translation>Moins de ce qui vient d’être entendu (%1)</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentPanel</name>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Import a zip of Stable-Baselines3…</source>
        <translation>Importer un zip de Stable-Baselines3…</translation>
    </message>
    <message>
        <source>Export a zip for Stable-Baselines3…</source>
        <translation>Exporter un zip pour Stable-Baselines3…</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Hear what the agent plays now, by its newest checkpoint</source>
        <translation>Écouter ce que l’agent joue maintenant, d’après son dernier point de reprise</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Play the chosen sample</source>
        <translation>Lire l’extrait choisi</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Not that</source>
        <translation>Pas ça</translation>
    </message>
    <message>
        <source>Feed a recording…</source>
        <translation>Donner un enregistrement…</translation>
    </message>
    <message>
        <source>The agent also follows this recording from its next episode on</source>
        <translation>L’agent suit aussi cet enregistrement à partir de son prochain épisode</translation>
    </message>
    <message>
        <source>Forbid region</source>
        <translation>Interdire la région</translation>
    </message>
    <message>
        <source>The agent keeps out of what is forbidden on the map of its table</source>
        <translation>L’agent évite ce qui est interdit sur la carte de son tableau</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Figer</translation>
    </message>
    <message>
        <source>The agent plays on but does not learn</source>
        <translation>L’agent continue à jouer mais n’apprend pas</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Progression de l’entraînement</translation>
    </message>
    <message>
        <source>Train an agent (%1)</source>
        <translation>Entraîner un agent (%1)</translation>
    </message>
    <message>
        <source>Pause the training</source>
        <translation>Suspendre l’entraînement</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>Arrêter l’entraînement</translation>
    </message>
    <message>
        <source>Stop; what was learned is kept and can go on</source>
        <translation>Arrêter&#xa0;; ce qui a été appris est gardé et peut être repris</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Écoute</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>What the agent does</source>
        <translation>Ce que fait l’agent</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Nothing was trained here yet. Press Hear to listen to an agent that comes with the program, or choose a table on the left and press Train.</source>
        <translation>Rien n’a encore été entraîné ici. Cliquez sur Écouter pour entendre un agent fourni avec le programme, ou choisissez un tableau à gauche et cliquez sur Entraîner.</translation>
    </message>
    <message>
        <source>Nothing was trained here yet. Choose or build the table of a synthesizer on the left and press Train.</source>
        <translation>Rien n’a encore été entraîné ici. Choisissez ou construisez à gauche le tableau d’un synthétiseur et cliquez sur Entraîner.</translation>
    </message>
    <message>
        <source>Takes %1.</source>
        <extracomment>%1 is a time such as &quot;about 12 s&quot;</extracomment>
        <translation>Durée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Finding out how long it takes…</source>
        <translation>Estimation de la durée…</translation>
    </message>
    <message>
        <source>Open or make a project first: it keeps the agents.</source>
        <translation>Ouvrez ou créez d’abord un projet&#xa0;: il conserve les agents.</translation>
    </message>
    <message>
        <source>Imported. Its settings are missing, so that it is not known what it hears: put its environment_settings.json beside the zip to play it.</source>
        <translation>Importé. Ses réglages manquent, on ne sait donc pas ce qu’il entend&#xa0;: placez son environment_settings.json à côté du zip pour le jouer.</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>Importé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Agent of Stable-Baselines3</source>
        <translation>Agent de Stable-Baselines3</translation>
    </message>
    <message>
        <source>Zips of Stable-Baselines3 (*.zip)</source>
        <translation>Zips de Stable-Baselines3 (*.zip)</translation>
    </message>
    <message>
        <source>Export for Stable-Baselines3</source>
        <translation>Exporter pour Stable-Baselines3</translation>
    </message>
    <message>
        <source>Recordings are fed to an agent that was trained here; choose one first.</source>
        <translation>Les enregistrements se donnent à un agent entraîné ici&#xa0;; choisissez-en d’abord un.</translation>
    </message>
</context>
<context>
    <name>antiphon::AnswerSlot</name>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Choose who answers the guide: its own labels, or a model that has learned how one track answers another</source>
        <translation>Choisir qui répond au guide&#xa0;: ses propres étiquettes, ou un modèle qui a appris comment une piste répond à une autre</translation>
    </message>
    <message>
        <source>Choose who answers</source>
        <translation>Choisir qui répond</translation>
    </message>
    <message>
        <source>The model is being read.</source>
        <translation>Lecture du modèle en cours.</translation>
    </message>
    <message>
        <source>This model continues a track by itself and answers no guide; choose another one.</source>
        <translation>Ce modèle prolonge une piste de lui-même et ne répond à aucun guide&#xa0;; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The guide itself</source>
        <translation>Le guide lui-même</translation>
    </message>
    <message>
        <source>The memory follows the guide&apos;s own labels.</source>
        <translation>La mémoire suit les étiquettes mêmes du guide.</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a model, and how well it did</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Ouvrir un modèle…</translation>
    </message>
    <message>
        <source>Import a published checkpoint…</source>
        <translation>Importer un point de reprise publié…</translation>
    </message>
    <message>
        <source>Learn a relation…</source>
        <translation>Apprendre une relation…</translation>
    </message>
    <message>
        <source>Compare models…</source>
        <translation>Comparer des modèles…</translation>
    </message>
    <message>
        <source>Continue the guide by</source>
        <translation>Prolonger le guide avec</translation>
    </message>
    <message>
        <source>Needs a model that has learned to continue a track.</source>
        <translation>Demande un modèle qui a appris à prolonger une piste.</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Ouvrir un modèle</translation>
    </message>
</context>
<context>
    <name>antiphon::ArcView</name>
    <message>
        <source>Sources of the response</source>
        <translation>Sources de la réponse</translation>
    </message>
    <message>
        <source>Lines from each piece of the response, above, to where it was taken from in the memory, below. Click one to hear both.</source>
        <translation>Des lignes relient chaque morceau de la réponse, en haut, à l’endroit de la mémoire d’où il vient, en bas. Cliquez sur l’une d’elles pour entendre les deux.</translation>
    </message>
    <message>
        <source>Generate a response to see where it comes from</source>
        <translation>Générez une réponse pour voir d’où elle vient</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message numerus="yes">
        <source>%n arc(s)</source>
        <translation>
            <numerusform>%n arc</numerusform>
            <numerusform>%n arcs</numerusform>
        </translation>
    </message>
    <message>
        <source>Response at %1 from memory at %2</source>
        <translation>Réponse à %1, mémoire à %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Banner</name>
    <message>
        <source>Sound device</source>
        <translation>Périphérique audio</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconnecter</translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation>Masquer cet avis</translation>
    </message>
</context>
<context>
    <name>antiphon::BeatLane</name>
    <message>
        <source>Beats</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Drag a beat to where it is; a double click begins a bar there.</source>
        <translation>Tirer un temps là où il est ; un double clic y commence une mesure.</translation>
    </message>
    <message>
        <source>Page Up and Page Down go from beat to beat, Alt+Left and Alt+Right move the beat at the cursor, B begins a bar there.</source>
        <translation>Page préc. et Page suiv. vont de temps en temps, Alt+Gauche et Alt+Droite déplacent le temps au curseur, B y commence une mesure.</translation>
    </message>
    <message>
        <source>No beats</source>
        <translation>Pas de temps</translation>
    </message>
    <message>
        <source>Beat %1 in bar %2 at %3</source>
        <translation>Temps %1 dans la mesure %2 à %3</translation>
    </message>
</context>
<context>
    <name>antiphon::CheckpointList</name>
    <message>
        <source>A training keeps checkpoints as it goes; those of the chosen run appear here.</source>
        <translation>Un entraînement garde des points de reprise en chemin ; ceux de l’exécution choisie apparaissent ici.</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Points de reprise</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>Gardé comme</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>best (%1)</source>
        <translation>meilleur (%1)</translation>
    </message>
    <message>
        <source>last</source>
        <translation>dernier</translation>
    </message>
    <message>
        <source>There is no checkpoint to hear yet.</source>
        <translation>Il n’y a pas encore de point de reprise à écouter.</translation>
    </message>
    <message>
        <source>It is not known what made this run, so it cannot be heard; import its model to play it.</source>
        <translation>On ne sait pas ce qui a produit cette exécution, elle ne peut donc pas être écoutée ; importez son modèle pour le jouer.</translation>
    </message>
    <message>
        <source>Checkpoints of “%1” cannot be heard by themselves; use the model in its panel.</source>
        <translation>Les points de reprise de « %1 » ne s’écoutent pas seuls ; utilisez le modèle dans son panneau.</translation>
    </message>
    <message>
        <source>Rendering step %1…</source>
        <translation>Calcul du pas %1…</translation>
    </message>
    <message>
        <source>last and best (%1)</source>
        <translation>dernier et meilleur (%1)</translation>
    </message>
</context>
<context>
    <name>antiphon::CodebookList</name>
    <message>
        <source>Press Listen to cut the recordings into segments and to hear which are alike.</source>
        <translation>Cliquez sur Écouter pour découper les enregistrements en segments et entendre lesquels se ressemblent.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Dispersion</translation>
    </message>
    <message>
        <source>How far its segments lie from its centre on average; smaller is more alike</source>
        <translation>Distance moyenne de ses segments à son centre&#xa0;; plus elle est petite, plus ils se ressemblent</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>%1 of %2 codes are used, as diverse as %3 equally frequent ones (perplexity). Mean squared distance to the centres: %4 (inertia).</source>
        <extracomment>how many labels occur, and how many equally frequent ones would be as diverse (perplexity)</extracomment>
        <translation>%1 codes sur %2 sont utilisés, aussi variés que %3 codes de même fréquence (perplexité). Distance quadratique moyenne aux centres&#xa0;: %4 (inertie).</translation>
    </message>
    <message numerus="yes">
        <source>There are only %n different segment(s): fewer labels, or more recordings, would serve better.</source>
        <translation>
            <numerusform>Il n’y a que %n segment différent&#xa0;: moins d’étiquettes, ou plus d’enregistrements, conviendraient mieux.</numerusform>
            <numerusform>Il n’y a que %n segments différents&#xa0;: moins d’étiquettes, ou plus d’enregistrements, conviendraient mieux.</numerusform>
        </translation>
    </message>
    <message>
        <source>A few codes take most of the time: with fewer labels, or when listening to something else, the rest would be told apart better.</source>
        <translation>Quelques codes occupent l’essentiel du temps&#xa0;: avec moins d’étiquettes, ou en écoutant autre chose, le reste se distinguerait mieux.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share in percent</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>No segment has this code.</source>
        <translation>Aucun segment n’a ce code.</translation>
    </message>
    <message>
        <source>Click to hear the segments nearest to its centre.</source>
        <translation>Cliquez pour entendre les segments les plus proches de son centre.</translation>
    </message>
</context>
<context>
    <name>antiphon::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Tapez ce que vous voulez faire</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Commandes correspondantes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a menu and an action in it</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>No command is called like that. Fewer letters find more.</source>
        <translation>Aucune commande ne s’appelle ainsi. Moins de lettres en trouvent plus.</translation>
    </message>
</context>
<context>
    <name>antiphon::ConfirmStrip</name>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
</context>
<context>
    <name>antiphon::ControllerRow</name>
    <message>
        <source>Learn</source>
        <translation>Apprendre</translation>
    </message>
    <message>
        <source>Learn a controller: %1</source>
        <translation>Apprendre un contrôleur : %1</translation>
    </message>
    <message>
        <source>Then move the MIDI controller that shall do this</source>
        <translation>Bougez ensuite le contrôleur MIDI qui doit faire cela</translation>
    </message>
    <message>
        <source>Forget the controller: %1</source>
        <translation>Oublier le contrôleur : %1</translation>
    </message>
    <message>
        <source>Forget the controller</source>
        <translation>Oublier le contrôleur</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Choose a MIDI input in the settings first.</source>
        <translation>Choisissez d’abord une entrée MIDI dans les réglages.</translation>
    </message>
    <message>
        <source>Move a controller…</source>
        <translation>Bougez un contrôleur…</translation>
    </message>
</context>
<context>
    <name>antiphon::CurveChart</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Chart of %1</source>
        <translation>Graphique de %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>pas %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a run and its value</extracomment>
        <translation>%1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>after %1</source>
        <extracomment>so much time after the beginning, such as &quot;12 s&quot; or &quot;1:02:03&quot;</extracomment>
        <translation>après %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a smoothed value and, in brackets, the raw one</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>antiphon::CurvesView</name>
    <message>
        <source>Smoothing</source>
        <translation>Lissage</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Time since the start</source>
        <translation>Temps depuis le début</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Axe horizontal</translation>
    </message>
    <message>
        <source>Logarithmic axis of the values</source>
        <translation>Axe logarithmique des valeurs</translation>
    </message>
    <message>
        <source>Filter metrics</source>
        <translation>Filtrer les mesures</translation>
    </message>
    <message>
        <source>Smooths the curves; the raw ones stay faint behind</source>
        <translation>Lisse les courbes ; les courbes brutes restent pâles derrière</translation>
    </message>
    <message numerus="yes">
        <source>%n more metrics are not shown; filter by name to see them.</source>
        <translation>
            <numerusform>%n autre mesure n’est pas affichée ; filtrez par nom pour la voir.</numerusform>
            <numerusform>%n autres mesures ne sont pas affichées ; filtrez par nom pour les voir.</numerusform>
        </translation>
    </message>
    <message>
        <source>Menu of the chart %1</source>
        <translation>Menu du graphique %1</translation>
    </message>
    <message>
        <source>Save this chart, show all of it</source>
        <translation>Enregistrer ce graphique, le montrer en entier</translation>
    </message>
    <message>
        <source>Save as a picture (PNG)…</source>
        <translation>Enregistrer comme image (PNG)…</translation>
    </message>
    <message>
        <source>Save as a drawing (SVG)…</source>
        <translation>Enregistrer comme dessin (SVG)…</translation>
    </message>
    <message>
        <source>Save the numbers (CSV)…</source>
        <translation>Enregistrer les nombres (CSV)…</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Tout montrer</translation>
    </message>
</context>
<context>
    <name>antiphon::DetailTable</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>antiphon::DevicePage</name>
    <message>
        <source>Sound device</source>
        <translation>Périphérique audio</translation>
    </message>
    <message>
        <source>Sound system</source>
        <translation>Système audio</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>Périphérique de sortie</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Fréquence d’échantillonnage</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Tampon</translation>
    </message>
    <message>
        <source>Small buffers answer quickly; large ones are safe from dropouts.</source>
        <translation>Un petit tampon répond vite&#xa0;; un grand évite les décrochages.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Look again for devices</source>
        <translation>Rechercher à nouveau les périphériques</translation>
    </message>
    <message>
        <source>Test tone</source>
        <translation>Son de test</translation>
    </message>
    <message>
        <source>Play two seconds of a soft tone</source>
        <translation>Jouer un son doux pendant deux secondes</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconnecter</translation>
    </message>
    <message>
        <source>Sound system:</source>
        <translation>Système audio&#xa0;:</translation>
    </message>
    <message>
        <source>Output:</source>
        <translation>Sortie&#xa0;:</translation>
    </message>
    <message>
        <source>Sample rate:</source>
        <translation>Fréquence d’échantillonnage&#xa0;:</translation>
    </message>
    <message>
        <source>Buffer:</source>
        <translation>Tampon&#xa0;:</translation>
    </message>
    <message>
        <source>Input:</source>
        <translation>Entrée&#xa0;:</translation>
    </message>
    <message>
        <source>Running:</source>
        <translation>En service&#xa0;:</translation>
    </message>
    <message>
        <source>Latency:</source>
        <translation>Latence&#xa0;:</translation>
    </message>
    <message>
        <source>Load:</source>
        <translation>Charge&#xa0;:</translation>
    </message>
    <message>
        <source>Dropouts:</source>
        <translation>Décrochages&#xa0;:</translation>
    </message>
    <message>
        <source>Last error:</source>
        <translation>Dernière erreur&#xa0;:</translation>
    </message>
    <message>
        <source>Looking for sound devices…</source>
        <translation>Recherche des périphériques audio…</translation>
    </message>
    <message>
        <source>This computer has no sound device. Everything works all the same, but in silence. Connect a device, then press Refresh.</source>
        <translation>Cet ordinateur n’a pas de périphérique audio. Tout fonctionne quand même, mais en silence. Branchez un périphérique, puis cliquez sur Actualiser.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>Celui du système</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (non connecté)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>%1 frames (%2 ms)</source>
        <translation>%1 trames (%2 ms)</translation>
    </message>
    <message>
        <source>Not yet; the device opens on the first play.</source>
        <translation>Pas encore&#xa0;; le périphérique s’ouvre à la première lecture.</translation>
    </message>
    <message>
        <source>In silence, without a device.</source>
        <translation>En silence, sans périphérique.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>MIDI input</source>
        <translation>Entrée MIDI</translation>
    </message>
    <message>
        <source>Keys and controllers of this port play the synthesizer</source>
        <translation>Les touches et contrôleurs de ce port jouent le synthétiseur</translation>
    </message>
    <message>
        <source>MIDI input:</source>
        <translation>Entrée MIDI&#xa0;:</translation>
    </message>
    <message>
        <source>MIDI:</source>
        <translation>MIDI&#xa0;:</translation>
    </message>
    <message>
        <source>Listening.</source>
        <translation>À l’écoute.</translation>
    </message>
    <message>
        <source>No port is chosen.</source>
        <translation>Aucun port n’est choisi.</translation>
    </message>
</context>
<context>
    <name>antiphon::DrawnCurve</name>
    <message>
        <source>Draw with the mouse; Delete makes all of it 1 again.</source>
        <translation>Dessiner à la souris ; Suppr remet tout à 1.</translation>
    </message>
    <message>
        <source>Left and Right choose a place, Up and Down change the number there, Page Up and Page Down make it 1 and 0, Delete makes all of it 1 again.</source>
        <translation>Gauche et Droite choisissent un endroit, Haut et Bas y changent le nombre, Page précédente et Page suivante le mettent à 1 et à 0, Suppr remet tout à 1.</translation>
    </message>
    <message>
        <source>%1 at place %2 of %3</source>
        <extracomment>a number 0 to 1, a place and how many there are</extracomment>
        <translation>%1 à l’endroit %2 sur %3</translation>
    </message>
</context>
<context>
    <name>antiphon::ElementSliders</name>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Chord</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Vélocité</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>%1, locked</source>
        <translation>%1, verrouillé</translation>
    </message>
    <message>
        <source>Locked: presets, the pad and a reset leave this element alone</source>
        <translation>Verrouillé : préréglages, plan et remise à zéro laissent cet élément</translation>
    </message>
    <message>
        <source>%1, source</source>
        <translation>%1, source</translation>
    </message>
    <message>
        <source>Piece B</source>
        <translation>Morceau B</translation>
    </message>
    <message>
        <source>The mean of the pieces in %1 (%2)</source>
        <translation>La moyenne des morceaux de %1 (%2)</translation>
    </message>
    <message>
        <source>Arousal</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valence</translation>
    </message>
    <message>
        <source>Along the way from calm to excited pieces</source>
        <translation>Sur le chemin des morceaux calmes aux agités</translation>
    </message>
    <message>
        <source>Along the way from dark to bright pieces</source>
        <translation>Sur le chemin des morceaux sombres aux lumineux</translation>
    </message>
    <message>
        <source>%1, amount</source>
        <translation>%1, quantité</translation>
    </message>
    <message>
        <source>No piece B has been chosen</source>
        <translation>Aucun morceau B n’a été choisi</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionChoice</name>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 such as &quot;Model&quot;, %2 the number of the run that made it</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>From elsewhere…</source>
        <translation>D’ailleurs…</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionCodes</name>
    <message>
        <source>Codes in use</source>
        <translation>Codes utilisés</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Fois</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Morceaux</translation>
    </message>
    <message>
        <source>Click a code to hear a place that uses it, again for another place</source>
        <translation>Cliquez un code pour entendre un endroit qui l’utilise, encore pour un autre</translation>
    </message>
    <message>
        <source>Code %1 in %2</source>
        <translation>Code %1 dans %2</translation>
    </message>
    <message>
        <source>The codes that pieces use appear here.</source>
        <translation>Les codes que les morceaux utilisent apparaissent ici.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionEdit</name>
    <message>
        <source>Without a model</source>
        <translation>Sans modèle</translation>
    </message>
    <message>
        <source>Edit notes</source>
        <translation>Modifier les notes</translation>
    </message>
    <message>
        <source>Changes the notes of piece A at once; nothing has to be learned</source>
        <translation>Change aussitôt les notes du morceau A ; rien n’est à apprendre</translation>
    </message>
    <message>
        <source>As on the pad</source>
        <translation>Comme sur le champ</translation>
    </message>
    <message>
        <source>Louder, faster and shorter for more arousal; major or minor for valence, as far as the target is from the middle</source>
        <translation>Plus fort, plus vite et plus court pour plus d’activation ; majeur ou mineur pour la valence, autant que la cible est loin du centre</translation>
    </message>
    <message>
        <source>Write piece A with these changes</source>
        <translation>Écrire le morceau A avec ces changements</translation>
    </message>
    <message>
        <source>Change one of the fields first: nothing changes yet.</source>
        <translation>Changez d’abord un des champs : rien ne change encore.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionFigureTable</name>
    <message>
        <source>Means and deviations</source>
        <translation>Moyennes et dispersions</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionFigures</name>
    <message>
        <source>Data set by quadrant</source>
        <translation>Jeu de données par quadrant</translation>
    </message>
    <message>
        <source>Piece and render</source>
        <translation>Morceau et rendu</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Ce qui est mesuré</translation>
    </message>
    <message>
        <source>Chord quality</source>
        <translation>Type d’accord</translation>
    </message>
    <message>
        <source>Make or choose a data set under Train to see how its quadrants differ.</source>
        <translation>Faites ou choisissez un jeu de données sous Entraînement pour voir comment ses quadrants diffèrent.</translation>
    </message>
    <message>
        <source>Choose a piece under Piece to see its figures.</source>
        <translation>Choisissez un morceau sous Morceau pour voir ses chiffres.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Mesure…</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>Piece, render</source>
        <translation>Morceau, rendu</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>morceau</translation>
    </message>
    <message>
        <source>render</source>
        <translation>rendu</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>Distributions</translation>
    </message>
    <message>
        <source>figures</source>
        <comment>name of a file</comment>
        <translation>chiffres</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionForm</name>
    <message>
        <source>Transfer</source>
        <translation>Transférer</translation>
    </message>
    <message>
        <source>From A to B</source>
        <translation>De A à B</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Move the target</source>
        <translation>Déplacer la cible</translation>
    </message>
    <message>
        <source>Move elements</source>
        <translation>Déplacer des éléments</translation>
    </message>
    <message>
        <source>Change options</source>
        <translation>Changer les options</translation>
    </message>
    <message>
        <source>Change the emotion</source>
        <translation>Changer l’émotion</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>Each element is pulled by its own slider. The pad pulls those that are not locked and whose slider is at 0.</source>
        <translation>Chaque élément est tiré par son propre curseur. Le plan tire ceux qui ne sont pas verrouillés et dont le curseur est à 0.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>The transfers that the method&apos;s authors published</source>
        <translation>Les transferts publiés par les auteurs de la méthode</translation>
    </message>
    <message>
        <source>%1 takes from %2: %3</source>
        <extracomment>a published transfer: the quadrant of the piece, whose elements come to it, and which</extracomment>
        <translation>%1 prend de %2 : %3</translation>
    </message>
    <message>
        <source>Reset target and elements</source>
        <translation>Remettre cible et éléments à zéro</translation>
    </message>
    <message>
        <source>Target to the middle, all sliders that are not locked to 0</source>
        <translation>La cible au milieu, tous les curseurs non verrouillés à 0</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Stop; what was done can be resumed</source>
        <translation>Arrêter ; ce qui est fait peut être repris</translation>
    </message>
    <message>
        <source>Pieces on the way from A to B</source>
        <translation>Morceaux en chemin de A à B</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a quadrant, %2 what it feels like</extracomment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>As on the pad</source>
        <translation>Comme sur le plan</translation>
    </message>
    <message>
        <source>Emotion of new pieces</source>
        <translation>Émotion des nouveaux morceaux</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Lock it to hear what a slider does by itself</source>
        <translation>Verrouillez-la pour entendre ce qu’un curseur fait seul</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Préréglage %1</translation>
    </message>
    <message>
        <source>Reset the elements</source>
        <translation>Remettre les éléments à zéro</translation>
    </message>
    <message>
        <source>Write the elements anew that moved; the others stay as they are in A</source>
        <translation>Réécrire les éléments déplacés ; les autres restent comme dans A</translation>
    </message>
    <message>
        <source>Write the whole piece anew with the elements that moved</source>
        <translation>Réécrire tout le morceau avec les éléments déplacés</translation>
    </message>
    <message>
        <source>Write pieces on the way from A to B</source>
        <translation>Écrire des morceaux en chemin de A à B</translation>
    </message>
    <message>
        <source>Write new pieces for an emotion</source>
        <translation>Écrire de nouveaux morceaux pour une émotion</translation>
    </message>
    <message>
        <source>Change the edit</source>
        <translation>Changer la modification</translation>
    </message>
    <message>
        <source>Something is being written.</source>
        <translation>Quelque chose est en train de s’écrire.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionJudge</name>
    <message numerus="yes">
        <source>The estimate on the pad has learned from %n piece(s) of EMOPIA.</source>
        <translation>
            <numerusform>L’estimation sur le plan a appris de %n morceau d’EMOPIA.</numerusform>
            <numerusform>L’estimation sur le plan a appris de %n morceaux d’EMOPIA.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The estimate on the pad has learned from the model&apos;s %n piece(s).</source>
        <translation>
            <numerusform>L’estimation sur le plan a appris de %n morceau du modèle.</numerusform>
            <numerusform>L’estimation sur le plan a appris de %n morceaux du modèle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The estimate on the pad has learned from the model&apos;s %n piece(s). Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</source>
        <translation>
            <numerusform>L’estimation sur le plan a appris de %n morceau du modèle. Pour des chansons inconnues elle dit juste le quadrant à %1 %, l’activation à %2 % et la valence à %3 % ; le hasard donnerait 25, 50 et 50 %.</numerusform>
            <numerusform>L’estimation sur le plan a appris de %n morceaux du modèle. Pour des chansons inconnues elle dit juste le quadrant à %1 %, l’activation à %2 % et la valence à %3 % ; le hasard donnerait 25, 50 et 50 %.</numerusform>
        </translation>
    </message>
    <message>
        <source>The estimate on the pad is that of a classifier that was never put to the test.</source>
        <translation>L’estimation sur le champ vient d’un classificateur qui n’a jamais été mis à l’épreuve.</translation>
    </message>
    <message>
        <source>The estimate on the pad is the classifier&apos;s. Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</source>
        <translation>L’estimation sur le champ vient du classificateur. Des morceaux qu’il ne connaît pas, il dit juste le quadrant pour %1 %, l’activation pour %2 % et la valence pour %3 % ; le hasard donnerait 25, 50 et 50 %.</translation>
    </message>
    <message numerus="yes">
        <source>The estimate on the pad has learned from %n piece(s) of EMOPIA. Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</source>
        <translation>
            <numerusform>L’estimation sur le champ a appris de %n morceau d’EMOPIA. Des morceaux qu’elle ne connaît pas, elle dit juste le quadrant pour %1 %, l’activation pour %2 % et la valence pour %3 % ; le hasard donnerait 25, 50 et 50 %.</numerusform>
            <numerusform>L’estimation sur le champ a appris de %n morceaux d’EMOPIA. Des morceaux qu’elle ne connaît pas, elle dit juste le quadrant pour %1 %, l’activation pour %2 % et la valence pour %3 % ; le hasard donnerait 25, 50 et 50 %.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionLanes</name>
    <message>
        <source>Notes of the piece</source>
        <translation>Notes du morceau</translation>
    </message>
    <message>
        <source>Notes of the render</source>
        <translation>Notes du rendu</translation>
    </message>
    <message>
        <source>Time of piece and render</source>
        <translation>Temps du morceau et du rendu</translation>
    </message>
    <message>
        <source>Coloured are the notes that differ from the piece, in the colour of the element.</source>
        <translation>En couleur, les notes qui diffèrent du morceau, dans la couleur de l’élément.</translation>
    </message>
    <message>
        <source>A: %1</source>
        <extracomment>%1 names a file</extracomment>
        <translation>A : %1</translation>
    </message>
    <message>
        <source>A: no piece yet</source>
        <translation>A : pas encore de morceau</translation>
    </message>
    <message>
        <source>No render yet</source>
        <translation>Pas encore de rendu</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionMap</name>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>Pas encore de carte</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tables (*.csv)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>Composantes principales</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>Map of the pieces</source>
        <translation>Carte des morceaux</translation>
    </message>
    <message>
        <source>Where the pieces of a data set lie by each element appears here: draw the map under Train, or choose one above.</source>
        <translation>Où les morceaux d’un jeu de données se trouvent par élément apparaît ici : dessinez la carte sous Entraînement, ou choisissez-en une ci-dessus.</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Use as piece A</source>
        <translation>Prendre comme morceau A</translation>
    </message>
    <message>
        <source>Use as piece B</source>
        <translation>Prendre comme morceau B</translation>
    </message>
    <message>
        <source>Notes of the piece</source>
        <translation>Notes du morceau</translation>
    </message>
    <message>
        <source>How far the quadrants are apart</source>
        <translation>À quelle distance sont les quadrants</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paire</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>ACP</translation>
    </message>
    <message>
        <source>Silhouettes of the pairs of quadrants appear here.</source>
        <translation>Les silhouettes des paires de quadrants apparaissent ici.</translation>
    </message>
    <message>
        <source>Silhouettes: 1 far apart, 0 mixed, below 0 confused. Choose a pair to see it alone; Esc shows all.</source>
        <translation>Silhouettes : 1 éloignés, 0 mêlés, au-dessous de 0 confondus. Choisissez une paire pour la voir seule ; Échap montre tout.</translation>
    </message>
    <message>
        <source>Open as a table in the map dock</source>
        <translation>Ouvrir comme table dans la carte</translation>
    </message>
    <message>
        <source>t-SNE, first direction</source>
        <translation>t-SNE, première direction</translation>
    </message>
    <message>
        <source>First component</source>
        <translation>Première composante</translation>
    </message>
    <message>
        <source>t-SNE, second direction</source>
        <translation>t-SNE, deuxième direction</translation>
    </message>
    <message>
        <source>Second component</source>
        <translation>Deuxième composante</translation>
    </message>
    <message>
        <source>Quadrant</source>
        <translation>Quadrant</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a quadrant, %2 what it feels like</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Point at a piece to see it, click to hear it, double click to move it.</source>
        <translation>Pointer un morceau pour le voir, cliquer pour l’écouter, double-cliquer pour le déplacer.</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <extracomment>a piece, its quadrant and what that feels like</extracomment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>map</source>
        <comment>name of a file</comment>
        <translation>carte</translation>
    </message>
    <message>
        <source>Arousal (p = %1)</source>
        <extracomment>how likely chance alone makes a silhouette as great</extracomment>
        <translation>Activation (p = %1)</translation>
    </message>
    <message>
        <source>Valence (p = %1)</source>
        <translation>Valence (p = %1)</translation>
    </message>
    <message>
        <source>The halves of the plane against each other; chance alone keeps them as far apart with p = %1: the emotions of the pieces were shuffled to see.</source>
        <translation>Les moitiés du plan l’une contre l’autre ; le hasard seul les tient aussi éloignées avec p = %1 : pour le voir, les émotions des morceaux ont été mélangées.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionPad</name>
    <message>
        <source>Valence and arousal</source>
        <translation>Valence et activation</translation>
    </message>
    <message>
        <source>Valence to the right, arousal upwards. Drag the circle to where the piece shall go; arrows step, 1 to 4 go to a quadrant, Delete goes back to the middle, which aims nowhere.</source>
        <translation>Valence vers la droite, activation vers le haut. Glisser le cercle là où le morceau doit aller&#xa0;; les flèches avancent pas à pas, 1 à 4 vont à un quadrant, Suppr revient au milieu, qui ne vise rien.</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valence</translation>
    </message>
    <message>
        <source>Arousal</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>valence %1, arousal %2 (%3)</source>
        <extracomment>a place of the valence-arousal plane; %3 is the quadrant, such as Q1</extracomment>
        <translation>valence %1, activation %2 (%3)</translation>
    </message>
    <message>
        <source>the middle</source>
        <translation>le milieu</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>Cible&#xa0;: %1</translation>
    </message>
    <message>
        <source>Piece: %1</source>
        <translation>Morceau&#xa0;: %1</translation>
    </message>
    <message>
        <source>Render: %1</source>
        <translation>Rendu&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionPanel</name>
    <message>
        <source>Emotion</source>
        <translation>Émotion</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>the piece to move</source>
        <translation>le morceau à déplacer</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>the piece to move towards</source>
        <translation>le morceau dont se rapprocher</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Pas encore de modèle</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Prior</translation>
    </message>
    <message>
        <source>No prior yet</source>
        <translation>Pas encore de prior</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transférer</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Play piece or render from the cursor</source>
        <translation>Lire le morceau ou le rendu à partir du curseur</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Hear the piece, or the render, at equal loudness</source>
        <translation>Écouter le morceau ou le rendu, à sonie égale</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write the render as a sound or as a MIDI file to pass on</source>
        <translation>Écrire le rendu comme son ou comme fichier MIDI à transmettre</translation>
    </message>
    <message>
        <source>Target and elements</source>
        <translation>Cible et éléments</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Avant et après</translation>
    </message>
    <message>
        <source>Figures of piece and render</source>
        <translation>Chiffres du morceau et du rendu</translation>
    </message>
    <message>
        <source>Figures of the piece and of what became of it appear here.</source>
        <translation>Les chiffres du morceau et de ce qu’il est devenu apparaissent ici.</translation>
    </message>
    <message>
        <source>Choose piece A</source>
        <translation>Choisir le morceau A</translation>
    </message>
    <message>
        <source>Choose piece B</source>
        <translation>Choisir le morceau B</translation>
    </message>
    <message>
        <source>A/B: render</source>
        <translation>A/B&#xa0;: rendu</translation>
    </message>
    <message>
        <source>A/B: piece</source>
        <translation>A/B&#xa0;: morceau</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>En cours d’écriture</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Ouvrir d’abord un projet.</translation>
    </message>
    <message>
        <source>Train or choose a model first.</source>
        <translation>Entraîner ou choisir d’abord un modèle.</translation>
    </message>
    <message>
        <source>Choose piece A first.</source>
        <translation>Choisir d’abord le morceau A.</translation>
    </message>
    <message>
        <source>Move the target or a slider first: nothing moves yet.</source>
        <translation>Bouger d’abord la cible ou un curseur&#xa0;: rien ne change encore.</translation>
    </message>
    <message>
        <source>A slider goes towards piece B: choose it, or another source.</source>
        <translation>Un curseur va vers le morceau B&#xa0;: le choisir, ou choisir une autre source.</translation>
    </message>
    <message>
        <source>Choose piece B first.</source>
        <translation>Choisir d’abord le morceau B.</translation>
    </message>
    <message>
        <source>Train or choose a prior first.</source>
        <translation>Entraîner ou choisir d’abord un prior.</translation>
    </message>
    <message>
        <source>Drop a MIDI file on A to move it towards another emotion. To write new pieces, train a prior: see Train.</source>
        <translation>Déposer un fichier MIDI sur A pour le déplacer vers une autre émotion. Pour écrire de nouveaux morceaux, entraîner un prior&#xa0;: voir Entraîner.</translation>
    </message>
    <message>
        <source>Drop a MIDI file on A to move it towards another emotion, or press Generate to write a new piece.</source>
        <translation>Déposer un fichier MIDI sur A pour le déplacer vers une autre émotion, ou cliquer sur Générer pour écrire un nouveau morceau.</translation>
    </message>
    <message>
        <source>Drag the target or the sliders, then press Transfer (%1).</source>
        <translation>Glisser la cible ou les curseurs, puis cliquer sur Transférer (%1).</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>MIDI file</source>
        <translation>Fichier MIDI</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Classificateur</translation>
    </message>
    <message>
        <source>Figures of the notes</source>
        <translation>Mesures des notes</translation>
    </message>
    <message>
        <source>Estimate by</source>
        <translation>Estimation par</translation>
    </message>
    <message>
        <source>Edit notes</source>
        <translation>Modifier les notes</translation>
    </message>
    <message>
        <source>A model has to be learned from a folder of MIDI files first: see Train. Without one the notes of a piece can be edited: see below its sliders.</source>
        <translation>Un modèle doit d’abord être appris d’un dossier de fichiers MIDI : voir Entraînement. Sans modèle, les notes d’un morceau peuvent être modifiées : voir sous ses curseurs.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionPlayer</name>
    <message>
        <source>Emotion</source>
        <translation>Émotion</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendu</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionReach</name>
    <message>
        <source>A model of this size reads only the first %1 of the %2 rows of piece A, so a transfer ends there: about %3 % of the piece. One of a larger preset reads more: see Train.</source>
        <translation>Un modèle de cette taille ne lit que les %1 premières des %2 lignes du morceau A, un transfert s’arrête donc là : environ %3 % du morceau. Un modèle d’un préréglage plus grand en lit plus : voir Entraînement.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionRenders</name>
    <message>
        <source>Renders</source>
        <translation>Rendus</translation>
    </message>
    <message>
        <source>%1.%2</source>
        <extracomment>a run&apos;s number and which of its pieces</extracomment>
        <translation>%1.%2</translation>
    </message>
    <message>
        <source>Transfer %1, piece %2</source>
        <translation>Transfert %1, morceau %2</translation>
    </message>
    <message>
        <source>New pieces %1, piece %2</source>
        <translation>Nouveaux morceaux %1, morceau %2</translation>
    </message>
    <message>
        <source>Click to hear it, double click to bring it back, drag it out as a file</source>
        <translation>Cliquer pour écouter, double-cliquer pour rappeler, glisser vers l’extérieur comme fichier</translation>
    </message>
    <message>
        <source>What you transfer and generate is kept here: click to hear it, double click to bring it back.</source>
        <translation>Ce qui est transféré et généré est gardé ici&#xa0;: cliquer pour écouter, double-cliquer pour rappeler.</translation>
    </message>
    <message>
        <source>Edit %1, piece %2</source>
        <translation>Modifier %1, morceau %2</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionSteps</name>
    <message>
        <source>Done: %1 pieces (Q1 %2, Q2 %3, Q3 %4, Q4 %5); values replaced: %6, files left out: %7</source>
        <translation>Fait : %1 morceaux (Q1 %2, Q2 %3, Q3 %4, Q4 %5) ; valeurs remplacées : %6, fichiers laissés de côté : %7</translation>
    </message>
    <message>
        <source>Done: loss %1 on pieces that it does not know, %2 codes in use</source>
        <translation>Fait : perte %1 sur des morceaux qu’il ne connaît pas, %2 codes utilisés</translation>
    </message>
    <message>
        <source>Done: loss %1 on pieces that it does not know, of %2 codes</source>
        <translation>Fait : perte %1 sur des morceaux qu’il ne connaît pas, de %2 codes</translation>
    </message>
    <message>
        <source>Done: of %1 pieces that it does not know it tells the quadrant right in %2 %, arousal in %3 % and valence in %4 %; chance would be 25, 50 and 50 %</source>
        <translation>Fait : de %1 morceaux qu’il ne connaît pas, il dit juste le quadrant pour %2 %, l’activation pour %3 % et la valence pour %4 % ; le hasard donnerait 25, 50 et 50 %</translation>
    </message>
    <message>
        <source>Done: %1 pieces, %2 codes in use, perplexity %3; see Map</source>
        <translation>Fait : %1 morceaux, %2 codes utilisés, perplexité %3 ; voir Carte</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionTraining</name>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>No data set yet</source>
        <translation>Pas encore de jeu de données</translation>
    </message>
    <message>
        <source>Data sets (*.npz)</source>
        <translation>Jeux de données (*.npz)</translation>
    </message>
    <message>
        <source>1. Data set</source>
        <translation>1. Jeu de données</translation>
    </message>
    <message>
        <source>MIDI files as compound words. Folders or names Q1 to Q4 tell what emotion a piece has.</source>
        <translation>Fichiers MIDI sous forme de mots composés. Les dossiers ou les noms Q1 à Q4 indiquent l’émotion d’un morceau.</translation>
    </message>
    <message>
        <source>2. Latent model</source>
        <translation>2. Modèle latent</translation>
    </message>
    <message>
        <source>Learns to take pieces apart into seven elements and to write them again.</source>
        <translation>Apprend à décomposer les morceaux en sept éléments et à les réécrire.</translation>
    </message>
    <message>
        <source>3. Prior</source>
        <translation>3. Prior</translation>
    </message>
    <message>
        <source>Learns which codes follow each other, so that new pieces can be written.</source>
        <translation>Apprend quels codes se suivent, pour pouvoir écrire de nouveaux morceaux.</translation>
    </message>
    <message>
        <source>4. Emotion classifier</source>
        <translation>4. Classifieur d’émotions</translation>
    </message>
    <message>
        <source>Learns to tell the four emotions, and says how often it is right.</source>
        <translation>Apprend à distinguer les quatre émotions et indique à quelle fréquence il a raison.</translation>
    </message>
    <message>
        <source>5. Map</source>
        <translation>5. Carte</translation>
    </message>
    <message>
        <source>Lays the pieces out by each element, to be walked by ear.</source>
        <translation>Dispose les morceaux selon chaque élément, à parcourir à l’oreille.</translation>
    </message>
    <message>
        <source>Folder of MIDI files</source>
        <translation>Dossier de fichiers MIDI</translation>
    </message>
    <message>
        <source>Make data set</source>
        <translation>Créer le jeu de données</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>Dessiner la carte</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Choose a folder of MIDI files, or drop it here.</source>
        <translation>Choisir un dossier de fichiers MIDI, ou le déposer ici.</translation>
    </message>
    <message>
        <source>Choose a folder of MIDI files first.</source>
        <translation>Choisir d’abord un dossier de fichiers MIDI.</translation>
    </message>
    <message>
        <source>Make or choose a data set first.</source>
        <translation>Créer ou choisir d’abord un jeu de données.</translation>
    </message>
    <message>
        <source>Train or choose a latent model first.</source>
        <translation>Entraîner ou choisir d’abord un modèle latent.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>From the data set to the map, all that is not done yet, one after the other</source>
        <translation>Du jeu de données à la carte, tout ce qui n’est pas encore fait, l’un après l’autre</translation>
    </message>
</context>
<context>
    <name>antiphon::ExportPage</name>
    <message>
        <source>%1 LUFS, true peak %2 dBTP</source>
        <translation>%1 LUFS, crête vraie %2 dBTP</translation>
    </message>
    <message>
        <source>silent or too short to measure</source>
        <translation>silencieux ou trop court pour être mesuré</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>The sound</source>
        <translation>Le son</translation>
    </message>
    <message>
        <source>Say in the file what made it</source>
        <translation>Indiquer dans le fichier ce qui l’a produit</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>What will come out</source>
        <translation>Ce qui sera produit</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>WAV</source>
        <translation>WAV</translation>
    </message>
    <message>
        <source>FLAC</source>
        <translation>FLAC</translation>
    </message>
    <message>
        <source>Ogg Vorbis</source>
        <translation>Ogg Vorbis</translation>
    </message>
    <message>
        <source>Opus</source>
        <translation>Opus</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Telle quelle</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Fréquence d’échantillonnage</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Autre…</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Sonie</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 bits</translation>
    </message>
    <message>
        <source>24 bits</source>
        <translation>24 bits</translation>
    </message>
    <message>
        <source>32 bits, float</source>
        <translation>32 bits, flottant</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 long, %2 Hz, %3, about %4</source>
        <translation>
            <numerusform>%n fichier, durée %1, %2 Hz, %3, environ %4</numerusform>
            <numerusform>%n fichiers, durée %1, %2 Hz, %3, environ %4</numerusform>
        </translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>Exporter sous</translation>
    </message>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation>%1 existe déjà. Le remplacer&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>%n of the files exist already. Replace them?</source>
        <translation>
            <numerusform>%n des fichiers existe déjà. Le remplacer&#xa0;?</numerusform>
            <numerusform>%n des fichiers existent déjà. Les remplacer&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The level was held back so that the peaks stay whole.</source>
        <translation>Le niveau a été limité pour préserver les crêtes.</translation>
    </message>
    <message>
        <source>A new folder: %1</source>
        <translation>Un nouveau dossier&#xa0;: %1</translation>
    </message>
    <message>
        <source>A file: %1</source>
        <translation>Un fichier&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name.</source>
        <translation>%1 existe déjà&#xa0;; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::FeatureBars</name>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
</context>
<context>
    <name>antiphon::FirstPage</name>
    <message>
        <source>Antiphon</source>
        <translation>Antiphon</translation>
    </message>
    <message>
        <source>Hear what your recordings have to say to each other.</source>
        <translation>Écoutez ce que vos enregistrements ont à se dire.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Essayer la démo</translation>
    </message>
    <message>
        <source>Composes a few short pieces and lets one answer another.</source>
        <translation>Compose quelques courts morceaux et laisse l’un répondre à l’autre.</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Nouveau projet…</translation>
    </message>
    <message>
        <source>An empty folder for a piece of work.</source>
        <translation>Un dossier vide pour un nouveau travail.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>A project that you made before.</source>
        <translation>Un projet que vous avez déjà créé.</translation>
    </message>
    <message>
        <source>Or drop a folder of recordings or MIDI files here: it becomes a project, and your files stay where they are.</source>
        <translation>Ou déposez ici un dossier d’enregistrements ou de fichiers MIDI&#xa0;: il devient un projet, et vos fichiers restent où ils sont.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Projets récents</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Langue&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>&amp;Apparence&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Computing:</source>
        <translation>&amp;Calcul&#xa0;:</translation>
    </message>
    <message>
        <source>Sound and more…</source>
        <translation>Son et plus…</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Aucun pour l’instant.</translation>
    </message>
</context>
<context>
    <name>antiphon::FrontierStrip</name>
    <message>
        <source>Clips by the order in which they come in</source>
        <translation>Extraits dans l’ordre où ils entrent</translation>
    </message>
    <message>
        <source>%1 of %2 clips are in</source>
        <translation>%1 extraits sur %2 sont entrés</translation>
    </message>
    <message>
        <source>at clip %1</source>
        <translation>à l’extrait %1</translation>
    </message>
</context>
<context>
    <name>antiphon::GestureBar</name>
    <message>
        <source>Gesture</source>
        <translation>Geste</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Capturer</translation>
    </message>
    <message>
        <source>Render to the library</source>
        <translation>Rendre dans la bibliothèque</translation>
    </message>
    <message>
        <source>Note what you play from now on: every move of the parameters, to be heard again exactly and to be written to files</source>
        <translation>Noter dès maintenant ce que vous jouez&#xa0;: chaque mouvement des paramètres, pour le réentendre à l’identique et l’écrire dans des fichiers</translation>
    </message>
    <message>
        <source>Hear the gesture</source>
        <translation>Écouter le geste</translation>
    </message>
    <message>
        <source>Hear the gesture again</source>
        <translation>Réécouter le geste</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Write the gesture as a sound, as MIDI controllers or as numbers</source>
        <translation>Écrire le geste comme son, comme contrôleurs MIDI ou comme nombres</translation>
    </message>
    <message>
        <source>Sound (WAV)…</source>
        <translation>Son (WAV)…</translation>
    </message>
    <message>
        <source>MIDI controllers…</source>
        <translation>Contrôleurs MIDI…</translation>
    </message>
    <message>
        <source>Numbers (CSV)…</source>
        <translation>Nombres (CSV)…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Put the gesture&apos;s sound into the library</source>
        <translation>Mettre le son du geste dans la bibliothèque</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Length of the rendered sound</source>
        <translation>Durée du son rendu</translation>
    </message>
    <message>
        <source>A sound of the present parameters, held so long</source>
        <translation>Un son des paramètres actuels, tenu pendant cette durée</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>Open or make a project first: sounds are kept in it.</source>
        <translation>Ouvrez ou créez d’abord un projet&#xa0;: les sons y sont conservés.</translation>
    </message>
    <message>
        <source>What was captured</source>
        <translation>Ce qui a été capté</translation>
    </message>
    <message>
        <source>The last gestures, until the window is closed; what is exported or kept stays</source>
        <translation>Les derniers gestes, jusqu’à la fermeture de la fenêtre ; ce qui est exporté ou gardé reste</translation>
    </message>
</context>
<context>
    <name>antiphon::GroupPlot</name>
    <message>
        <source>Nothing measured yet</source>
        <translation>Rien de mesuré pour l’instant</translation>
    </message>
</context>
<context>
    <name>antiphon::GuideForm</name>
    <message>
        <source>Options of the recomposition</source>
        <translation>Options de la recomposition</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The same seed makes the same choices again</source>
        <translation>La même graine refait les mêmes choix</translation>
    </message>
    <message>
        <source>Keep this seed; otherwise each run draws another</source>
        <translation>Garder cette graine&#xa0;; sinon chaque exécution en tire une autre</translation>
    </message>
    <message>
        <source>Keep the seed</source>
        <translation>Garder la graine</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Stop; what was done can be resumed</source>
        <translation>Arrêter&#xa0;; ce qui est fait pourra être repris</translation>
    </message>
    <message>
        <source>Recompose the memory along the guide</source>
        <translation>Recomposer la mémoire le long du guide</translation>
    </message>
    <message>
        <source>The model decides this.</source>
        <translation>C’est le modèle qui en décide.</translation>
    </message>
    <message>
        <source>This needs a model: choose one as Answer.</source>
        <translation>Cela demande un modèle&#xa0;: choisissez-en un comme Réponse.</translation>
    </message>
</context>
<context>
    <name>antiphon::GuideLanes</name>
    <message>
        <source>Time of guide and response</source>
        <translation>Temps du guide et de la réponse</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Mute the guide</source>
        <translation>Rendre le guide muet</translation>
    </message>
    <message>
        <source>Hear only the guide</source>
        <translation>N’écouter que le guide</translation>
    </message>
    <message>
        <source>Guide waveform</source>
        <translation>Forme d’onde du guide</translation>
    </message>
    <message>
        <source>Labels of the guide</source>
        <translation>Étiquettes du guide</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Mute the response</source>
        <translation>Rendre la réponse muette</translation>
    </message>
    <message>
        <source>Hear only the response</source>
        <translation>N’écouter que la réponse</translation>
    </message>
    <message>
        <source>Response waveform</source>
        <translation>Forme d’onde de la réponse</translation>
    </message>
    <message>
        <source>Where the response comes from</source>
        <translation>D’où vient la réponse</translation>
    </message>
    <message>
        <source>Labels of the memory</source>
        <translation>Étiquettes de la mémoire</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Mute the memory</source>
        <translation>Rendre la mémoire muette</translation>
    </message>
    <message>
        <source>Hear only the memory</source>
        <translation>N’écouter que la mémoire</translation>
    </message>
    <message>
        <source>Memory waveform</source>
        <translation>Forme d’onde de la mémoire</translation>
    </message>
    <message>
        <source>Time of the memory</source>
        <translation>Temps de la mémoire</translation>
    </message>
    <message>
        <source>Visible part of guide and response</source>
        <translation>Partie visible du guide et de la réponse</translation>
    </message>
    <message>
        <source>M</source>
        <comment>mute</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <comment>solo</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>Below %1 dBFS</source>
        <translation>Sous %1 dBFS</translation>
    </message>
    <message>
        <source>The guide is below %1 dBFS</source>
        <translation>Le guide est sous %1 dBFS</translation>
    </message>
    <message>
        <source>Silenced by hand</source>
        <translation>Mis en silence à la main</translation>
    </message>
    <message>
        <source>What the guide was heard as</source>
        <translation>Comment le guide a été entendu</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Entendu</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>Show which segments of the memory sound like earlier ones, so that it can go on there</source>
        <translation>Afficher les segments de la mémoire qui sonnent comme d’autres avant eux, d’où elle peut donc poursuivre</translation>
    </message>
    <message>
        <source>Links within the memory</source>
        <translation>Liens au sein de la mémoire</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Labels of the answer</source>
        <translation>Étiquettes de la réponse</translation>
    </message>
</context>
<context>
    <name>antiphon::GuideModels</name>
    <message>
        <source>Model %1</source>
        <translation>Modèle %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>what a model was learned from: the first of many pairs, and how many more</extracomment>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>stopped early, not evaluated</source>
        <translation>arrêté avant la fin, non évalué</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>non évalué</translation>
    </message>
    <message>
        <source>%1 % right, the best baseline %2 %</source>
        <extracomment>how many labels of what was held back a model gets right by itself, in percent</extracomment>
        <translation>%1&#xa0;% justes, meilleure valeur de référence %2&#xa0;%</translation>
    </message>
</context>
<context>
    <name>antiphon::GuidePanel</name>
    <message>
        <source>Guide and memory</source>
        <translation>Guide et mémoire</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>the recording to follow</source>
        <translation>l’enregistrement à suivre</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>the recording to recompose</source>
        <translation>l’enregistrement à recomposer</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Show options and takes</source>
        <translation>Afficher les options et les prises</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Play the take from the cursor</source>
        <translation>Lire la prise à partir du curseur</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Compare guide and response at equal loudness</source>
        <translation>Comparer guide et réponse à sonie égale</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Peindre</translation>
    </message>
    <message>
        <source>Drag over the labels to paint them</source>
        <translation>Glissez sur les étiquettes pour les peindre</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Keep what the chosen segments play, or let it go again</source>
        <translation>Garder ce que jouent les segments choisis, ou le libérer</translation>
    </message>
    <message>
        <source>Re-roll</source>
        <translation>Nouveau tirage</translation>
    </message>
    <message>
        <source>Choose everything anew that is not locked</source>
        <translation>Choisir à nouveau tout ce qui n’est pas verrouillé</translation>
    </message>
    <message>
        <source>Alternatives…</source>
        <translation>Alternatives…</translation>
    </message>
    <message>
        <source>Other memory segments for the current segment</source>
        <translation>Autres segments de mémoire pour le segment courant</translation>
    </message>
    <message>
        <source>Save take</source>
        <translation>Enregistrer la prise</translation>
    </message>
    <message>
        <source>Write the edited take as a new one</source>
        <translation>Écrire la prise modifiée comme nouvelle prise</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write sounds of the take as files to pass on</source>
        <translation>Écrire les sons de la prise dans des fichiers à transmettre</translation>
    </message>
    <message>
        <source>Guide, response and memory</source>
        <translation>Guide, réponse et mémoire</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>Choose a guide first.</source>
        <translation>Choisissez d’abord un guide.</translation>
    </message>
    <message>
        <source>Choose a memory first.</source>
        <translation>Choisissez d’abord une mémoire.</translation>
    </message>
    <message>
        <source>Drop a recording to follow on Guide and one to cut up on Memory, or choose them from the library. The memory is then recomposed along the guide.</source>
        <translation>Déposez un enregistrement à suivre sur Guide et un à découper sur Mémoire, ou choisissez-les dans la bibliothèque. La mémoire est alors recomposée le long du guide.</translation>
    </message>
    <message>
        <source>Press Generate (%1) to recompose the memory along the guide.</source>
        <translation>Cliquez sur Générer (%1) pour recomposer la mémoire le long du guide.</translation>
    </message>
    <message>
        <source>The fade is longer than a segment; make one of them fit.</source>
        <translation>Le fondu est plus long qu’un segment&#xa0;; adaptez l’un des deux.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Plays memory segment %1 at %2</source>
        <translation>Joue le segment de mémoire %1 à %2</translation>
    </message>
    <message>
        <source>Plays silence</source>
        <translation>Joue le silence</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>label and distance</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Likeliest labels: %1</source>
        <translation>Étiquettes les plus probables&#xa0;: %1</translation>
    </message>
    <message>
        <source>Memory %1 at %2, joins its neighbour</source>
        <translation>Mémoire %1 à %2, se raccorde à son voisin</translation>
    </message>
    <message>
        <source>Memory %1 at %2</source>
        <translation>Mémoire %1 à %2</translation>
    </message>
    <message>
        <source>The memory has no other segment with this label</source>
        <translation>La mémoire n’a pas d’autre segment avec cette étiquette</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silence</translation>
    </message>
    <message>
        <source>Export take</source>
        <translation>Exporter la prise</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Mix: guide left, response right</source>
        <translation>Mix&#xa0;: guide à gauche, réponse à droite</translation>
    </message>
    <message>
        <source>Stems: guide, memory and response</source>
        <translation>Stems&#xa0;: guide, mémoire et réponse</translation>
    </message>
    <message>
        <source>Labels as MIDI notes</source>
        <translation>Étiquettes sous forme de notes MIDI</translation>
    </message>
    <message>
        <source>Cue list</source>
        <translation>Liste de repères</translation>
    </message>
    <message>
        <source>Runs of the memory as sounds</source>
        <translation>Suites de la mémoire sous forme de sons</translation>
    </message>
    <message>
        <source>Memory for CataRT</source>
        <translation>Mémoire pour CataRT</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <extracomment>a label and how likely it is in percent</extracomment>
        <translation>%1 (%2&#xa0;%)</translation>
    </message>
    <message>
        <source>The guide was heard as label %1</source>
        <translation>Le guide a été entendu comme étiquette %1</translation>
    </message>
    <message>
        <source>The model was undecided by %1 bits of %2</source>
        <translation>Le modèle était indécis de %1 bits sur %2</translation>
    </message>
    <message>
        <source>Labels that the model expected</source>
        <translation>Étiquettes que le modèle attendait</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Étiquette %1</translation>
    </message>
    <message>
        <source>Label %1, which the memory lacks</source>
        <translation>Étiquette %1, absente de la mémoire</translation>
    </message>
    <message>
        <source>Memory segments with the present label</source>
        <translation>Segments de mémoire portant l’étiquette actuelle</translation>
    </message>
    <message>
        <source>Press Generate (%1) to hear the memory answer the guide as the model has learned it.</source>
        <translation>Cliquez sur Générer (%1) pour entendre la mémoire répondre au guide comme le modèle l’a appris.</translation>
    </message>
    <message>
        <source>Choose the recording to continue as guide first.</source>
        <translation>Choisissez d’abord comme guide l’enregistrement à prolonger.</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Tirer à nouveau</translation>
    </message>
    <message>
        <source>Let the model draw the labels of the marked stretch again; all others stay</source>
        <translation>Laisser le modèle tirer à nouveau les étiquettes du passage marqué&#xa0;; toutes les autres restent</translation>
    </message>
    <message>
        <source>Draw %1 to %2 again</source>
        <translation>Tirer à nouveau de %1 à %2</translation>
    </message>
    <message>
        <source>Continue the guide</source>
        <translation>Continuer le guide</translation>
    </message>
    <message>
        <source>How many seconds it goes on for:</source>
        <translation>Combien de secondes il continue :</translation>
    </message>
    <message>
        <source>The guide goes on for %1: you hear the continuation; guide and continuation are shown in the inspector and listed in the library.</source>
        <translation>Le guide continue pendant %1 : vous entendez la suite ; le guide et sa suite sont montrés dans l’inspecteur et listés dans la bibliothèque.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmClips</name>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>No data set</source>
        <translation>Aucun jeu de données</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tables (*.csv)</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>Vers la droite</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>Vers le haut</translation>
    </message>
    <message>
        <source>Clips of the data set</source>
        <translation>Extraits du jeu de données</translation>
    </message>
    <message>
        <source>The clips of a data set appear here: prepare one with &apos;Prepare clips&apos;, or choose one above.</source>
        <translation>Les extraits d’un jeu de données apparaissent ici : en préparer un avec « Préparer des extraits », ou en choisir un ci-dessus.</translation>
    </message>
    <message>
        <source>Open in the map dock</source>
        <translation>Ouvrir dans la carte</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>L’écouter</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>L’examiner</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>This recording</source>
        <translation>Cet enregistrement</translation>
    </message>
    <message>
        <source>%1 from %2 s: %3</source>
        <extracomment>a file, a time, the measures of a clip</extracomment>
        <translation>%1 à partir de %2 s : %3</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmForm</name>
    <message>
        <source>Second seed</source>
        <translation>Second son de départ</translation>
    </message>
    <message>
        <source>a sound to be blended in</source>
        <translation>un son à mêler</translation>
    </message>
    <message>
        <source>Mix over pitch</source>
        <translation>Mélange selon la hauteur</translation>
    </message>
    <message>
        <source>low</source>
        <translation>grave</translation>
    </message>
    <message>
        <source>high</source>
        <translation>aigu</translation>
    </message>
    <message>
        <source>What is made</source>
        <translation>Ce qui est fait</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variations</translation>
    </message>
    <message>
        <source>From noise</source>
        <translation>À partir du bruit</translation>
    </message>
    <message>
        <source>Wanted score</source>
        <translation>Score voulu</translation>
    </message>
    <message>
        <source>How it is drawn</source>
        <translation>Comment c’est tiré</translation>
    </message>
    <message>
        <source>Options of what is made</source>
        <translation>Options de ce qui est fait</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Choose second seed</source>
        <translation>Choisir le second son de départ</translation>
    </message>
    <message>
        <source>Set options</source>
        <translation>Régler les options</translation>
    </message>
    <message>
        <source>Draw mix over pitch</source>
        <translation>Dessiner le mélange selon la hauteur</translation>
    </message>
    <message>
        <source>Set wanted score</source>
        <translation>Régler le score voulu</translation>
    </message>
    <message>
        <source>How much of the variation there is, by pitch</source>
        <translation>Combien de la variation s’entend, selon la hauteur</translation>
    </message>
    <message>
        <source>Choose a second seed first.</source>
        <translation>Choisir d’abord un second son de départ.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Make variations</source>
        <translation>Faire des variations</translation>
    </message>
    <message>
        <source>Draw clips</source>
        <translation>Tirer des extraits</translation>
    </message>
    <message>
        <source>Stop; what was made so far stays</source>
        <translation>Arrêter ; ce qui est déjà fait reste</translation>
    </message>
    <message>
        <source>Draw variations of the seed, near to it and far</source>
        <translation>Tirer des variations du son de départ, proches et lointaines</translation>
    </message>
    <message>
        <source>Draw clips from noise</source>
        <translation>Tirer des extraits du bruit</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmGrid</name>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Return lets a result be heard, Shift+Return shows it.</source>
        <translation>Entrée fait entendre un résultat, Maj+Entrée le montre.</translation>
    </message>
    <message>
        <source>Noise %1</source>
        <translation>Bruit %1</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>Click to hear it, double click to show it</source>
        <translation>Cliquer pour l’entendre, double-cliquer pour le montrer</translation>
    </message>
    <message>
        <source>What is drawn appears here, each with its scores.</source>
        <translation>Ce qui est tiré apparaît ici, avec ses scores.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmLanes</name>
    <message>
        <source>Onsets</source>
        <translation>Attaques</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>How much is new at every moment; where it stands out there is an onset, marked on the waveform.</source>
        <translation>Ce qu’il y a de nouveau à chaque moment ; là où cela ressort se trouve une attaque, marquée sur la forme d’onde.</translation>
    </message>
    <message>
        <source>How evenly the spectrum is filled at every moment. Silent moments are hatched: their spectrum counts as flat.</source>
        <translation>À quel point le spectre est rempli également à chaque moment. Les moments silencieux sont hachurés : leur spectre compte comme plat.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmMonitor</name>
    <message>
        <source>Others beside it</source>
        <translation>Les autres à côté</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>The other trainings of the project as thin lines</source>
        <translation>Les autres entraînements du projet en lignes fines</translation>
    </message>
    <message>
        <source>Share of the clips that are learned from</source>
        <translation>Part des extraits dont il apprend</translation>
    </message>
    <message>
        <source>The clips appear here in the order in which they come in.</source>
        <translation>Les extraits apparaissent ici dans l’ordre où ils entrent.</translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation>Courbes…</translation>
    </message>
    <message>
        <source>All curves and checkpoints in the training dock</source>
        <translation>Toutes les courbes et sauvegardes dans le panneau d’entraînement</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Over the steps: solid what is drawn of the same noise, dashed what is learned from.</source>
        <translation>Au fil des étapes : en trait plein ce qui est tiré du même bruit, en tirets ce dont il apprend.</translation>
    </message>
    <message>
        <source>The next training</source>
        <translation>Le prochain entraînement</translation>
    </message>
    <message>
        <source>Training %1 (under way)</source>
        <translation>Entraînement %1 (en cours)</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>Entraînement %1</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>Appris de</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Tiré</translation>
    </message>
    <message>
        <source>Clip %1: %2 from %3 s, difficulty %4 %; click to hear it</source>
        <extracomment>number, file, time in it, how hard it is in percent</extracomment>
        <translation>Extrait %1 : %2 à partir de %3 s, difficulté %4 % ; cliquer pour l’entendre</translation>
    </message>
    <message>
        <source>Step %1: %2 of %3 clips are learned from</source>
        <translation>Étape %1 : il apprend de %2 extraits sur %3</translation>
    </message>
    <message>
        <source>Without a curriculum all clips are learned from at once.</source>
        <translation>Sans programme, il apprend de tous les extraits à la fois.</translation>
    </message>
    <message>
        <source>Drag the ends of the curve to set the pace of the next training.</source>
        <translation>Faire glisser les bouts de la courbe pour régler le rythme du prochain entraînement.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmPanel</name>
    <message>
        <source>L-Score</source>
        <translation>L-Score</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>what is measured</source>
        <translation>ce qui est mesuré</translation>
    </message>
    <message>
        <source>Of the sound</source>
        <translation>Sur le son</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Comme publié</translation>
    </message>
    <message>
        <source>Of the distorted sound that the published program measured by mistake: for comparison with published figures alone.</source>
        <translation>Sur le son déformé que le programme publié mesurait par erreur : seulement pour comparer avec des chiffres publiés.</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Ce qui est mesuré</translation>
    </message>
    <message>
        <source>Which moments are alike appears here.</source>
        <translation>Les moments qui se ressemblent apparaissent ici.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>Répétition</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>Rythme</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Extraits</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Measure the selection, or all where nothing is selected</source>
        <translation>Mesurer la sélection, ou tout quand rien n’est sélectionné</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Prepare clips…</source>
        <translation>Préparer des extraits…</translation>
    </message>
    <message>
        <source>Synthesise clips…</source>
        <translation>Synthétiser des extraits…</translation>
    </message>
    <message>
        <source>Drop a recording on the field above to measure how involved it is.</source>
        <translation>Déposer un enregistrement sur le champ ci-dessus pour mesurer sa complexité.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Mesure en cours…</translation>
    </message>
    <message>
        <source>Score of %1 s from %2 s on; select a stretch and press Measure for another.</source>
        <translation>Score de %1 s à partir de %2 s ; pour un autre, sélectionner un passage et appuyer sur Mesurer.</translation>
    </message>
    <message>
        <source>Score of all %1 s; select a stretch and press Measure for a part of it.</source>
        <translation>Score de la totalité des %1 s ; pour une partie, sélectionner un passage et appuyer sur Mesurer.</translation>
    </message>
    <message>
        <source>Electronic music</source>
        <translation>Musique électronique</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Pas encore de modèle</translation>
    </message>
    <message>
        <source>Vary and draw</source>
        <translation>Varier et tirer</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Play from the cursor</source>
        <translation>Jouer à partir du curseur</translation>
    </message>
    <message>
        <source>Make variations</source>
        <translation>Faire des variations</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Hear the result, or the seed, at equal loudness</source>
        <translation>Entendre le résultat, ou le son de départ, à volume égal</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write the result or its scores as files to pass on</source>
        <translation>Écrire le résultat ou ses scores dans des fichiers à transmettre</translation>
    </message>
    <message>
        <source>Vary it…</source>
        <translation>Le varier…</translation>
    </message>
    <message>
        <source>Make variations of the recording, or of the selection</source>
        <translation>Faire des variations de l’enregistrement, ou de la sélection</translation>
    </message>
    <message>
        <source>Hear what is pointed at</source>
        <translation>Écouter ce qui est pointé</translation>
    </message>
    <message>
        <source>Play a result in the grid after a moment</source>
        <translation>Jouer un résultat de la grille après un instant</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmScore</name>
    <message>
        <source>Timbre</source>
        <translation>Timbre</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densité</translation>
    </message>
    <message>
        <source>Irregularity</source>
        <translation>Irrégularité</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>onsets/s</source>
        <translation>attaques/s</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Centile</translation>
    </message>
    <message>
        <source>Choose a data set to see where the recording stands among its clips.</source>
        <translation>Choisir un jeu de données pour voir où se situe l’enregistrement parmi ses extraits.</translation>
    </message>
    <message>
        <source>Why this number</source>
        <translation>Pourquoi ce nombre</translation>
    </message>
    <message>
        <source>Some samples are no numbers: all four are 0.5 by rule.</source>
        <translation>Certains échantillons ne sont pas des nombres : les quatre valent 0,5 par règle.</translation>
    </message>
    <message>
        <source>All is silent, and a silent spectrum counts as flat: 1 by rule.</source>
        <translation>Tout est silencieux, et un spectre silencieux compte comme plat : 1 par règle.</translation>
    </message>
    <message>
        <source>How evenly the spectrum is filled, the mean over all moments: 1 is flat as noise.</source>
        <translation>À quel point le spectre est rempli également, en moyenne sur tous les moments : 1 est plat comme du bruit.</translation>
    </message>
    <message>
        <source>%1 % of the moments are silent (hatched in the strip) and count as flat spectra. The others alone have %2.</source>
        <translation>%1 % des moments sont silencieux (hachurés dans la bande) et comptent comme des spectres plats. Les autres seuls ont %2.</translation>
    </message>
    <message>
        <source>Fewer than two onsets: 0 by rule.</source>
        <translation>Moins de deux attaques : 0 par règle.</translation>
    </message>
    <message numerus="yes">
        <source>%n onset(s) in %1 s.</source>
        <translation>
            <numerusform>%n attaque en %1 s.</numerusform>
            <numerusform>%n attaques en %1 s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Standard deviation of the times between onsets; %1 % of their mean.</source>
        <translation>Écart type des temps entre attaques ; %1 % de leur moyenne.</translation>
    </message>
    <message>
        <source>All is silent: 0 by rule.</source>
        <translation>Tout est silencieux : 0 par règle.</translation>
    </message>
    <message>
        <source>Shorter than half a second: 0.5 by rule.</source>
        <translation>Plus court qu’une demi-seconde : 0,5 par règle.</translation>
    </message>
    <message>
        <source>Nothing is like anything else: 1 by rule.</source>
        <translation>Rien ne ressemble à autre chose : 1 par règle.</translation>
    </message>
    <message>
        <source>The sound is steady or repeats exactly, so this number rests on rounding: do not compare it with others.</source>
        <translation>Le son est constant ou se répète exactement, ce nombre tient donc aux arrondis : ne pas le comparer à d’autres.</translation>
    </message>
    <message>
        <source>How little comes back. The measure scales itself, so that most music lies between 0.3 and 0.62: look at the percentile.</source>
        <translation>Le peu qui revient. La mesure s’ajuste d’elle-même, si bien que la plupart des musiques se situent entre 0,3 et 0,62 : regarder le centile.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmSeed</name>
    <message>
        <source>Mix</source>
        <translation>Mélange</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Son de départ</translation>
    </message>
    <message>
        <source>Select the stretch to be varied; marks show where chunks of the model begin.</source>
        <translation>Sélectionner le passage à varier ; des repères montrent où commencent les segments du modèle.</translation>
    </message>
    <message>
        <source>Result on show</source>
        <translation>Résultat montré</translation>
    </message>
    <message>
        <source>How much of the variation there is at every moment; the rest is the seed. Draw with the mouse, or change it at the cursor with Alt+Up and Alt+Down; Alt+Delete makes all of it 1 again.</source>
        <translation>Combien de la variation s’entend à chaque instant ; le reste est le son de départ. Dessiner à la souris, ou changer au curseur avec Alt+Haut et Alt+Bas ; Alt+Suppr remet tout à 1.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmStrip</name>
    <message>
        <source>What is varied and drawn is kept here: click to hear it, double click to show it.</source>
        <translation>Ce qui est varié et tiré est gardé ici : cliquer pour l’entendre, double-cliquer pour le montrer.</translation>
    </message>
    <message>
        <source>Drawn sounds</source>
        <translation>Sons tirés</translation>
    </message>
    <message>
        <source>%1.%2</source>
        <extracomment>a run&apos;s number and which of its sounds</extracomment>
        <translation>%1.%2</translation>
    </message>
    <message>
        <source>Variation %1</source>
        <translation>Variation %1</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation>Extrait %1</translation>
    </message>
    <message>
        <source>Click to hear it, double click to show it, drag it out as a file</source>
        <translation>Cliquer pour l’entendre, double-cliquer pour le montrer, le faire glisser comme fichier</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Entendre</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Make again with changes…</source>
        <translation>Refaire avec des changements…</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmTable</name>
    <message>
        <source>Seed</source>
        <translation>Son de départ</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Écart type</translation>
    </message>
    <message>
        <source>Variation %1</source>
        <translation>Variation %1</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation>Extrait %1</translation>
    </message>
    <message>
        <source>Scores of the results</source>
        <translation>Scores des résultats</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Δ %1</source>
        <extracomment>one of the four measures; the Greek letter says that it is a difference</extracomment>
        <translation>Δ %1</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Force</translation>
    </message>
    <message>
        <source>The scores of what is drawn appear here.</source>
        <translation>Les scores de ce qui est tiré apparaissent ici.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmTraining</name>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>No data set yet</source>
        <translation>Pas encore de jeu de données</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tables (*.csv)</translation>
    </message>
    <message>
        <source>1. Clips</source>
        <translation>1. Extraits</translation>
    </message>
    <message>
        <source>Cuts recordings into clips and measures how involved each of them is. Nothing of yours is changed.</source>
        <translation>Découpe des enregistrements en extraits et mesure la complexité de chacun. Rien de ce qui est à vous n’est changé.</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Préparer</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>Dossier d’enregistrements</translation>
    </message>
    <message>
        <source>Choose the folder of your recordings, or drop it here.</source>
        <translation>Choisir le dossier de vos enregistrements, ou le déposer ici.</translation>
    </message>
    <message>
        <source>2. Model</source>
        <translation>2. Modèle</translation>
    </message>
    <message>
        <source>Learns to draw clips from noise, easy ones first. “tiny” takes minutes. Its pace can be drawn at the right before it starts.</source>
        <translation>Apprend à tirer des extraits du bruit, les faciles d’abord. « tiny » prend quelques minutes. Son rythme peut être dessiné à droite avant le début.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>3. How good it is</source>
        <translation>3. Sa qualité</translation>
    </message>
    <message>
        <source>Measures what the model draws, beside real clips and a network that learned nothing.</source>
        <translation>Mesure ce que le modèle tire, à côté de vrais extraits et d’un réseau qui n’a rien appris.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Or: clips out of nothing</source>
        <translation>Ou : des extraits à partir de rien</translation>
    </message>
    <message>
        <source>Makes clips of known onsets, density and repetition with the built-in synthesizers, to learn from without recordings.</source>
        <translation>Fait avec les synthétiseurs intégrés des extraits dont les attaques, la densité et la répétition sont connues, pour apprendre sans enregistrements.</translation>
    </message>
    <message>
        <source>Synthesise</source>
        <translation>Synthétiser</translation>
    </message>
    <message>
        <source>Choose a folder of recordings first, or synthesise clips below.</source>
        <translation>Choisir d’abord un dossier d’enregistrements, ou synthétiser des extraits ci-dessous.</translation>
    </message>
    <message>
        <source>Prepare or choose a data set first.</source>
        <translation>Préparer ou choisir d’abord un jeu de données.</translation>
    </message>
    <message>
        <source>Train or choose a model first.</source>
        <translation>Entraîner ou choisir d’abord un modèle.</translation>
    </message>
    <message>
        <source>From the recordings to a model that is measured, one after the other</source>
        <translation>Des enregistrements jusqu’à un modèle mesuré, l’un après l’autre</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n clip(s)</source>
        <translation>
            <numerusform>Terminé : %n extrait</numerusform>
            <numerusform>Terminé : %n extraits</numerusform>
        </translation>
    </message>
    <message>
        <source>Done: what is held back is cleaned of noise up to %1 dB.</source>
        <translation>Terminé : ce qui est retenu est débarrassé du bruit à %1 dB près.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Scores of what it draws are %1 times as far from real ones as real ones are from each other (%2; untrained %3).</source>
        <translation>Les scores de ce qu’il tire sont %1 fois plus loin des vrais que les vrais entre eux (%2 ; sans entraînement %3).</translation>
    </message>
    <message>
        <source>By now what is held back is cleaned of noise up to %1 dB.</source>
        <translation>Pour l’instant, ce qui est retenu est débarrassé du bruit à %1 dB près.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmVary</name>
    <message>
        <source>Seed</source>
        <translation>Son de départ</translation>
    </message>
    <message>
        <source>what is varied</source>
        <translation>ce qui est varié</translation>
    </message>
    <message>
        <source>Snap to chunks</source>
        <translation>Accrocher aux segments</translation>
    </message>
    <message>
        <source>The selection begins and ends where the model&apos;s chunks begin; they are marked on the seed.</source>
        <translation>La sélection commence et finit là où commencent les segments du modèle ; ils sont marqués sur le son de départ.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Choose seed</source>
        <translation>Choisir le son de départ</translation>
    </message>
    <message>
        <source>Draw mix over time</source>
        <translation>Dessiner le mélange dans le temps</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Ouvrir d’abord un projet.</translation>
    </message>
    <message>
        <source>Train or choose a model first.</source>
        <translation>Entraîner ou choisir d’abord un modèle.</translation>
    </message>
    <message>
        <source>Choose a sound to be varied first.</source>
        <translation>Choisir d’abord un son à varier.</translation>
    </message>
    <message>
        <source>Select a longer stretch of the seed.</source>
        <translation>Sélectionner un passage plus long du son de départ.</translation>
    </message>
    <message>
        <source>This model only learned to reconstruct: choose “reference” as the way.</source>
        <translation>Ce modèle n’a appris qu’à reconstruire : choisir « reference » comme manière.</translation>
    </message>
    <message>
        <source>Make variations</source>
        <translation>Faire des variations</translation>
    </message>
    <message>
        <source>Draw clips</source>
        <translation>Tirer des extraits</translation>
    </message>
    <message>
        <source>A/B: result</source>
        <translation>A/B : résultat</translation>
    </message>
    <message>
        <source>A/B: seed</source>
        <translation>A/B : son de départ</translation>
    </message>
    <message>
        <source>A model has to learn from your own clips first: see Train, where “tiny” takes minutes.</source>
        <translation>Un modèle doit d’abord apprendre de vos propres extraits : voir Entraîner, où « tiny » prend quelques minutes.</translation>
    </message>
    <message>
        <source>Drop a sound on the field above to make variations of it, or choose From noise at the right.</source>
        <translation>Déposer un son sur le champ ci-dessus pour en faire des variations, ou choisir À partir du bruit à droite.</translation>
    </message>
    <message>
        <source>Select the stretch to be varied, or leave it at the beginning, and press Make variations (%1).</source>
        <translation>Sélectionner le passage à varier, ou en rester au début, et presser Faire des variations (%1).</translation>
    </message>
    <message>
        <source>Say how many clips, and press Draw clips (%1).</source>
        <translation>Dire combien d’extraits, et presser Tirer des extraits (%1).</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Show result</source>
        <translation>Montrer le résultat</translation>
    </message>
    <message>
        <source>Electronic music</source>
        <translation>Musique électronique</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Scores of all of them (CSV)</source>
        <translation>Scores de tous (CSV)</translation>
    </message>
    <message>
        <source>Scores of all of them (JSON)</source>
        <translation>Scores de tous (JSON)</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmWanted</name>
    <message>
        <source>Left open</source>
        <translation>Laissé ouvert</translation>
    </message>
    <message>
        <source>A percentile of the clips</source>
        <translation>Un percentile des extraits</translation>
    </message>
    <message>
        <source>Four numbers</source>
        <translation>Quatre nombres</translation>
    </message>
    <message>
        <source>Wanted score</source>
        <translation>Score voulu</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Percentile</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <extracomment>the seed&apos;s own value of a measure, beside the slider of the wanted one</extracomment>
        <translation>Départ : %1</translation>
    </message>
</context>
<context>
    <name>antiphon::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>The sound or the notes being listened to. Drag to select, turn the wheel to zoom, drag on the ruler to loop, double click to hear.</source>
        <translation>Le son ou les notes que vous écoutez. Glissez pour sélectionner, tournez la molette pour zoomer, glissez sur la règle pour boucler, double-cliquez pour écouter.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Ce qu’on en sait</translation>
    </message>
    <message>
        <source>Inspector tools</source>
        <translation>Outils de l’inspecteur</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Show in the library</source>
        <translation>Afficher dans la bibliothèque</translation>
    </message>
    <message>
        <source>Choose a sound or a MIDI file in the library to see and hear it here, or drop recordings and folders on this place to bring them in.</source>
        <translation>Choisissez un son ou un fichier MIDI dans la bibliothèque pour le voir et l’entendre ici, ou déposez ici des enregistrements et des dossiers pour les importer.</translation>
    </message>
    <message>
        <source>The file %1 is not where it was. Bring it back to its place and try again, or show the library where its new place is.</source>
        <translation>Le fichier %1 n’est plus à sa place. Remettez-le à sa place et réessayez, ou indiquez à la bibliothèque où il se trouve maintenant.</translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation>Boucler la sélection</translation>
    </message>
    <message>
        <source>Add or rename a marker</source>
        <translation>Ajouter ou renommer un marqueur</translation>
    </message>
    <message>
        <source>Remove the marker at the cursor</source>
        <translation>Supprimer le marqueur au curseur</translation>
    </message>
    <message>
        <source>Go to the previous marker</source>
        <translation>Aller au marqueur précédent</translation>
    </message>
    <message>
        <source>Go to the next marker</source>
        <translation>Aller au marqueur suivant</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Zoomer sur la sélection</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Save the selection as…</source>
        <translation>Enregistrer la sélection sous…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Show beats</source>
        <translation>Afficher les battements</translation>
    </message>
    <message>
        <source>Snap the selection to beats</source>
        <translation>Caler la sélection sur les battements</translation>
    </message>
    <message>
        <source>Show the waveform</source>
        <translation>Afficher la forme d’onde</translation>
    </message>
    <message>
        <source>Show the spectrogram</source>
        <translation>Afficher le spectrogramme</translation>
    </message>
    <message>
        <source>Logarithmic frequency</source>
        <translation>Fréquence logarithmique</translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation>Suivre la tête de lecture</translation>
    </message>
    <message>
        <source>Colour notes by track</source>
        <translation>Colorer les notes par piste</translation>
    </message>
    <message>
        <source>More to do with what is shown</source>
        <translation>Autres actions sur ce qui est affiché</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Find the beats of %1</source>
        <translation>Trouver les battements de %1</translation>
    </message>
    <message>
        <source>No beat was found in %1.</source>
        <translation>Aucun battement trouvé dans %1.</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 à %3</translation>
    </message>
    <message>
        <source>Save the selection</source>
        <translation>Enregistrer la sélection</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.ogg *.opus)</source>
        <translation>Sons (*.wav *.flac *.ogg *.opus)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>Enregistrer %1</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 enregistré.</translation>
    </message>
    <message>
        <source>Rename a marker</source>
        <translation>Renommer un marqueur</translation>
    </message>
    <message>
        <source>Add a marker</source>
        <translation>Ajouter un marqueur</translation>
    </message>
    <message>
        <source>No marker is at the cursor. Go to one first.</source>
        <translation>Aucun marqueur au curseur. Allez d’abord à un marqueur.</translation>
    </message>
    <message>
        <source>Remove a marker</source>
        <translation>Supprimer un marqueur</translation>
    </message>
    <message>
        <source>What the model holds</source>
        <translation>Ce que contient le modèle</translation>
    </message>
</context>
<context>
    <name>antiphon::IntervalPlot</name>
    <message>
        <source>Times between onsets</source>
        <translation>Temps entre attaques</translation>
    </message>
    <message>
        <source>Times between onsets (s)</source>
        <translation>Temps entre attaques (s)</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2 s: %n interval(s)</source>
        <extracomment>two times in seconds</extracomment>
        <translation>
            <numerusform>%1 à %2 s : %n intervalle</numerusform>
            <numerusform>%1 à %2 s : %n intervalles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::JobRows</name>
    <message>
        <source>%2 · %1</source>
        <extracomment>a run of a task: %1 its title, %2 its number</extracomment>
        <translation>%2 · %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
</context>
<context>
    <name>antiphon::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Travaux</translation>
    </message>
    <message>
        <source>Jobs and runs</source>
        <translation>Travaux et exécutions</translation>
    </message>
    <message>
        <source>Nothing has run yet. Press Generate in the guide panel, or Start in the task panel: what runs appears here, and stays as a run of the project.</source>
        <translation>Rien n’a encore été exécuté. Cliquez sur Générer dans le panneau du guide, ou sur Démarrer dans le panneau des tâches&#xa0;: ce qui s’exécute apparaît ici et reste comme exécution du projet.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Resume the run</source>
        <translation>Reprendre l’exécution</translation>
    </message>
    <message>
        <source>Retry with changes…</source>
        <translation>Relancer avec des changements…</translation>
    </message>
    <message>
        <source>Hear the result</source>
        <translation>Écouter le résultat</translation>
    </message>
    <message>
        <source>Reveal in the file manager</source>
        <translation>Montrer dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Afficher le journal</translation>
    </message>
    <message>
        <source>Move the run to the trash…</source>
        <translation>Mettre l’exécution à la corbeille…</translation>
    </message>
    <message>
        <source>Clear ended jobs</source>
        <translation>Effacer les travaux terminés</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Move “%1” with its log and results to the trash?</source>
        <translation>Mettre «&#xa0;%1&#xa0;» à la corbeille, avec son journal et ses résultats&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>Move %n runs with their logs and results to the trash?</source>
        <translation>
            <numerusform>Mettre %n exécution à la corbeille, avec son journal et ses résultats&#xa0;?</numerusform>
            <numerusform>Mettre %n exécutions à la corbeille, avec leurs journaux et leurs résultats&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are in the trash, from where the desktop can bring them back.</source>
        <translation>
            <numerusform>%n exécution est dans la corbeille, d’où le bureau peut la restaurer.</numerusform>
            <numerusform>%n exécutions sont dans la corbeille, d’où le bureau peut les restaurer.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash; remove the folder in the file manager.</source>
        <translation>%1 n’a pas pu être mis à la corbeille&#xa0;; supprimez le dossier dans le gestionnaire de fichiers.</translation>
    </message>
</context>
<context>
    <name>antiphon::JoinBar</name>
    <message>
        <source>Fade</source>
        <translation>Fondu</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Clean attacks</source>
        <translation>Attaques nettes</translation>
    </message>
    <message>
        <source>Joins</source>
        <translation>Raccords</translation>
    </message>
    <message>
        <source>Length of the crossfade at a join</source>
        <translation>Durée du fondu enchaîné à un raccord</translation>
    </message>
    <message>
        <source>Move joins to the attacks near them, so that no attack is cut</source>
        <translation>Déplacer les raccords vers les attaques proches, pour n’en couper aucune</translation>
    </message>
    <message>
        <source>Full level</source>
        <translation>Niveau maximal</translation>
    </message>
    <message>
        <source>Level of the memory</source>
        <translation>Niveau de la mémoire</translation>
    </message>
    <message>
        <source>Loudness of the guide</source>
        <translation>Sonie du guide</translation>
    </message>
    <message>
        <source>Level of the response</source>
        <translation>Niveau de la réponse</translation>
    </message>
</context>
<context>
    <name>antiphon::LabelStrip</name>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Label strip</source>
        <translation>Bande d’étiquettes</translation>
    </message>
    <message>
        <source>One cell a segment; the fainter, the less certain. Click to hear it, type a number to change its label, K locks it against re-rolling.</source>
        <translation>Une case par segment&#xa0;; plus elle est pâle, moins elle est sûre. Cliquez pour l’entendre, tapez un nombre pour changer son étiquette&#xa0;; K la protège d’un nouveau tirage.</translation>
    </message>
    <message>
        <source>No labels yet</source>
        <translation>Pas encore d’étiquettes</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
    <message>
        <source>Segment %1 of %2 at %3</source>
        <translation>Segment %1 sur %2 à %3</translation>
    </message>
    <message>
        <source>%1: silence</source>
        <translation>%1&#xa0;: silence</translation>
    </message>
    <message>
        <source>%1: silence, %2</source>
        <translation>%1&#xa0;: silence, %2</translation>
    </message>
    <message>
        <source>%1: label %2, locked</source>
        <translation>%1&#xa0;: étiquette %2, verrouillée</translation>
    </message>
    <message>
        <source>%1: label %2</source>
        <translation>%1&#xa0;: étiquette %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Lane</name>
    <message>
        <source>Selected from %1 to %2</source>
        <translation>Sélection de %1 à %2</translation>
    </message>
    <message>
        <source>Cursor at %1</source>
        <translation>Curseur à %1</translation>
    </message>
</context>
<context>
    <name>antiphon::LaneHead</name>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>M</source>
        <comment>mute</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <comment>solo</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>Mute: %1</source>
        <translation>Muet : %1</translation>
    </message>
    <message>
        <source>Hear only: %1</source>
        <translation>Entendre seul : %1</translation>
    </message>
    <message>
        <source>Level: %1</source>
        <translation>Niveau : %1</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Retirer : %1</translation>
    </message>
</context>
<context>
    <name>antiphon::LevelMeter</name>
    <message>
        <source>Level meter</source>
        <translation>Indicateur de niveau</translation>
    </message>
    <message>
        <source>Bars: peak and, brighter, RMS. The line holds the highest peak; the lamp at the end stays lit after clipping until you click.</source>
        <translation>Barres&#xa0;: crête et, plus claire, RMS. Le trait retient la crête la plus haute&#xa0;; le voyant au bout reste allumé après un écrêtage jusqu’à ce que vous cliquiez.</translation>
    </message>
    <message>
        <source>Clipped; Space resets the lamp</source>
        <translation>Écrêtage&#xa0;; Espace réinitialise le voyant</translation>
    </message>
    <message>
        <source>Clipped. Click to reset the lamp.</source>
        <translation>Écrêtage. Cliquez pour réinitialiser le voyant.</translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryActions</name>
    <message>
        <source>Audition</source>
        <translation>Préécouter</translation>
    </message>
    <message>
        <source>Show in the inspector</source>
        <translation>Afficher dans l’inspecteur</translation>
    </message>
    <message>
        <source>Use as guide</source>
        <translation>Utiliser comme guide</translation>
    </message>
    <message>
        <source>Use as memory</source>
        <translation>Utiliser comme mémoire</translation>
    </message>
    <message>
        <source>“%1” is missing: its file is not where it was. Use “Relocate missing files…” in the library.</source>
        <translation>«&#xa0;%1&#xa0;» manque&#xa0;: son fichier n’est plus à sa place. Utilisez «&#xa0;Retrouver les fichiers manquants…&#xa0;» dans la bibliothèque.</translation>
    </message>
    <message>
        <source>A guide and a memory are recordings; select one whose file is there.</source>
        <translation>Un guide et une mémoire sont des enregistrements&#xa0;; sélectionnez-en un dont le fichier est présent.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Sans note</translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n étoile</numerusform>
            <numerusform>%n étoiles</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Mots-clés…</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Répartition</translation>
    </message>
    <message>
        <source>For training</source>
        <translation>Pour l’entraînement</translation>
    </message>
    <message>
        <source>For validation</source>
        <translation>Pour la validation</translation>
    </message>
    <message>
        <source>For test</source>
        <translation>Pour le test</translation>
    </message>
    <message>
        <source>Not assigned</source>
        <translation>Non attribué</translation>
    </message>
    <message>
        <source>Edit in place</source>
        <translation>Modifier sur place</translation>
    </message>
    <message numerus="yes">
        <source>Rate %n items</source>
        <translation>
            <numerusform>Noter %n élément</numerusform>
            <numerusform>Noter %n éléments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n items</source>
        <translation>
            <numerusform>Modifier les mots-clés de %n élément</numerusform>
            <numerusform>Modifier les mots-clés de %n éléments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n items</source>
        <translation>
            <numerusform>Répartir %n élément</numerusform>
            <numerusform>Répartir %n éléments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit %n items</source>
        <translation>
            <numerusform>Modifier %n élément</numerusform>
            <numerusform>Modifier %n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Mots-clés</translation>
    </message>
    <message>
        <source>Tags, separated by commas. With + in front they are added to what is there, with - taken away:</source>
        <translation>Mots-clés, séparés par des virgules. Précédés de +, ils s’ajoutent aux mots-clés présents&#xa0;; précédés de -, ils en sont retirés&#xa0;:</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Retirer de la bibliothèque</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Afficher dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Importer des fichiers…</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Importer un dossier…</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Importer un dossier</translation>
    </message>
    <message>
        <source>Relocate missing files…</source>
        <translation>Retrouver les fichiers manquants…</translation>
    </message>
    <message>
        <source>Look for missing files below</source>
        <translation>Chercher les fichiers manquants dans</translation>
    </message>
    <message>
        <source>Measure tempo, key and loudness</source>
        <translation>Mesurer tempo, tonalité et sonie</translation>
    </message>
    <message>
        <source>Measure what is imported</source>
        <translation>Mesurer ce qui est importé</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n items</source>
        <translation>
            <numerusform>Retirer %n élément</numerusform>
            <numerusform>Retirer %n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Montrer sur la carte</translation>
    </message>
    <message>
        <source>The map shows tables and recordings; select one whose file is there.</source>
        <translation>La carte montre des tableaux et des enregistrements ; en sélectionner un dont le fichier est présent.</translation>
    </message>
    <message>
        <source>Write a stem to it</source>
        <translation>Écrire une piste avec</translation>
    </message>
    <message>
        <source>Stems are written to recordings; select one whose file is there.</source>
        <translation>Les pistes s’écrivent avec des enregistrements ; en choisir un dont le fichier est là.</translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryJobs</name>
    <message>
        <source>Measure tempo, key and loudness</source>
        <translation>Mesurer tempo, tonalité et sonie</translation>
    </message>
    <message>
        <source>Look for missing files</source>
        <translation>Chercher les fichiers manquants</translation>
    </message>
    <message>
        <source>No file is missing.</source>
        <translation>Aucun fichier ne manque.</translation>
    </message>
    <message numerus="yes">
        <source>Relocate %n files</source>
        <translation>
            <numerusform>Changer l’emplacement de %n fichier</numerusform>
            <numerusform>Changer l’emplacement de %n fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing files were found</source>
        <translation>
            <numerusform>%n fichier manquant a été retrouvé</numerusform>
            <numerusform>%n fichiers manquants ont été retrouvés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are still missing</source>
        <translation>
            <numerusform>%n fichier manque encore</numerusform>
            <numerusform>%n fichiers manquent encore</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryPanel</name>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>What can be done with the selected rows and the library</source>
        <translation>Ce qu’on peut faire des lignes sélectionnées et de la bibliothèque</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Filter, such as bpm:&gt;120 stem:drums</source>
        <translation>Filtre, par exemple bpm:&gt;120 stem:drums</translation>
    </message>
    <message>
        <source>Nothing here yet. Drop recordings, MIDI files or folders on this table, or use “Import files…”.</source>
        <translation>Rien ici pour l’instant. Déposez des enregistrements, des fichiers MIDI ou des dossiers sur ce tableau, ou utilisez «&#xa0;Importer des fichiers…&#xa0;».</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation>
            <numerusform>%Ln élément</numerusform>
            <numerusform>%Ln éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>No project is open. Make or open one in the menu “File”: its files appear here.</source>
        <translation>Aucun projet n’est ouvert. Créez-en ou ouvrez-en un dans le menu «&#xa0;Fichier&#xa0;»&#xa0;: ses fichiers apparaissent ici.</translation>
    </message>
</context>
<context>
    <name>antiphon::LinkArcs</name>
    <message>
        <source>An arc leads from each segment back to an earlier one that sounds alike, with what comes before it. There the memory can go on from one to the other.</source>
        <translation>Un arc mène de chaque segment à un segment antérieur qui sonne de même, y compris ce qui le précède. Là, la mémoire peut passer de l’un à l’autre.</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n lien</numerusform>
            <numerusform>%n liens</numerusform>
        </translation>
    </message>
    <message>
        <source>No segment sounds like an earlier one</source>
        <translation>Aucun segment ne sonne comme un segment antérieur</translation>
    </message>
</context>
<context>
    <name>antiphon::LiveBars</name>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>Descripteurs</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>%1: %2 %3, %4 %5</source>
        <translation>%1 : %2 %3, %4 %5</translation>
    </message>
    <message>
        <source>%1, table %2 to %3</source>
        <extracomment>%1 is all the values, then the range of the table</extracomment>
        <translation>%1, table %2 à %3</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>%1, corpus %2 to %3</source>
        <extracomment>%1 is all the values and the table, then the range of the corpus</extracomment>
        <translation>%1, corpus de %2 à %3</translation>
    </message>
    <message>
        <source>Corpus (frame)</source>
        <translation>Corpus (cadre)</translation>
    </message>
    <message>
        <source>%1, target %2</source>
        <extracomment>%1 is the values so far</extracomment>
        <translation>%1, cible %2</translation>
    </message>
    <message>
        <source>Target (hollow)</source>
        <translation>Cible (creux)</translation>
    </message>
</context>
<context>
    <name>antiphon::LoadStrip</name>
    <message>
        <source>%1 %2</source>
        <extracomment>a thing of the machine and how much of it is in use</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Load of the machine</source>
        <translation>Charge de la machine</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>All cores together are %1 % busy.</source>
        <translation>Tous les cœurs ensemble sont occupés à %1 %.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>memory in use, and in all</extracomment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 of %2 are in use, %3 of them by Antiphon.</source>
        <translation>%1 sur %2 sont utilisés, dont %3 par Antiphon.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 of its memory are in use.</source>
        <translation>%1 : %2 sur %3 de sa mémoire sont utilisés.</translation>
    </message>
</context>
<context>
    <name>antiphon::LogModel</name>
    <message>
        <source>Job</source>
        <translation>Travail</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
</context>
<context>
    <name>antiphon::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>Filtrer les messages</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>What the program tells you is kept here.</source>
        <translation>Ce que le programme vous signale est conservé ici.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a line of a job&apos;s log: %1 the job, %2 what it says</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Copy messages</source>
        <translation>Copier les messages</translation>
    </message>
    <message>
        <source>Copy the chosen messages, or all that are shown</source>
        <translation>Copier les messages choisis, ou tous ceux affichés</translation>
    </message>
    <message>
        <source>Save messages as…</source>
        <translation>Enregistrer les messages sous…</translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation>Effacer les messages</translation>
    </message>
    <message>
        <source>Save messages as</source>
        <translation>Enregistrer les messages sous</translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation>Textes (*.txt)</translation>
    </message>
    <message>
        <source>The messages are in %1.</source>
        <translation>Les messages sont dans %1.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>antiphon::MainWindow</name>
    <message>
        <source>%1 – Antiphon</source>
        <translation>%1 – Antiphon</translation>
    </message>
    <message>
        <source>Antiphon</source>
        <translation>Antiphon</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Nouveau projet…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;Ouvrir un projet…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Projets &amp;récents</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>&amp;Importer des fichiers…</translation>
    </message>
    <message>
        <source>Import &amp;folder…</source>
        <translation>Importer un &amp;dossier…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>&amp;Fermer le projet</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Rétablir&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Ré&amp;glages…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Afficha&amp;ge</translation>
    </message>
    <message>
        <source>&amp;Reset this layout</source>
        <translation>&amp;Réinitialiser cette disposition</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspecteur</translation>
    </message>
    <message>
        <source>Ne&amp;xt panel</source>
        <translation>Panneau &amp;suivant</translation>
    </message>
    <message>
        <source>&amp;Previous panel</source>
        <translation>Panneau &amp;précédent</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Plein écra&amp;n</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lecture</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Play selection &amp;once</source>
        <translation>Lire la sélection &amp;une fois</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Back to the &amp;beginning</source>
        <translation>Revenir au &amp;début</translation>
    </message>
    <message>
        <source>Stop &amp;audition</source>
        <translation>Arrêter la préé&amp;coute</translation>
    </message>
    <message>
        <source>&amp;Equal loudness</source>
        <translation>Sonie é&amp;gale</translation>
    </message>
    <message>
        <source>Pa&amp;nic: silence now</source>
        <translation>Pa&amp;nique&#xa0;: silence immédiat</translation>
    </message>
    <message>
        <source>&amp;Reconnect sound device</source>
        <translation>&amp;Reconnecter le périphérique audio</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Commandes…</translation>
    </message>
    <message>
        <source>&amp;Keyboard reference</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>&amp;Qu’est-ce que c’est&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;About Antiphon</source>
        <translation>À &amp;propos d’Antiphon</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>Progression du travail en cours</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>Aucun projet pour l’instant</translation>
    </message>
    <message>
        <source>New project: name its folder</source>
        <translation>Nouveau projet&#xa0;: nommez son dossier</translation>
    </message>
    <message>
        <source>Open the folder of a project</source>
        <translation>Ouvrir le dossier d’un projet</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Importer un dossier</translation>
    </message>
    <message>
        <source>Keyboard reference</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>antiphon::MapAxesPage</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation>Comparer selon</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>Deux colonnes</translation>
    </message>
    <message>
        <source>The two directions in which the sounds differ most; there at once</source>
        <translation>Les deux directions dans lesquelles les sons diffèrent le plus&#xa0;; immédiat</translation>
    </message>
    <message>
        <source>Sounds that are alike lie together; distances between groups tell little</source>
        <translation>Les sons semblables sont proches&#xa0;; les distances entre groupes disent peu</translation>
    </message>
    <message>
        <source>Where the synthesizer&apos;s parameters are</source>
        <translation>Là où sont les paramètres du synthétiseur</translation>
    </message>
    <message>
        <source>Any two columns of the table</source>
        <translation>Deux colonnes quelconques du tableau</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Axes</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Horizontal</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>Vertical</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexité</translation>
    </message>
    <message>
        <source>About how many neighbours a sound has: small values show small groups. Can be changed while it runs.</source>
        <translation>Nombre approximatif de voisins d’un son&#xa0;: de petites valeurs montrent de petits groupes. Peut être changé pendant le calcul.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The same seed gives the same map</source>
        <translation>La même graine redonne la même carte</translation>
    </message>
    <message>
        <source>Progress of t-SNE</source>
        <translation>Progression de t-SNE</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Keep the map as it is now</source>
        <translation>Garder la carte telle qu’elle est</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Begin anew instead of going on from what is shown</source>
        <translation>Recommencer à zéro au lieu de continuer à partir de ce qui est affiché</translation>
    </message>
    <message>
        <source>How true the map is</source>
        <translation>Fidélité de la carte</translation>
    </message>
    <message>
        <source>These two directions hold %1 of all differences.</source>
        <translation>Ces deux directions contiennent %1 de toutes les différences.</translation>
    </message>
    <message>
        <source>Points that are near here are alike (trustworthiness %1).</source>
        <extracomment>%1 is a figure between 0 and 1</extracomment>
        <translation>Les points proches ici sont semblables (fiabilité %1).</translation>
    </message>
    <message>
        <source>Points that are near here are mostly alike (trustworthiness %1).</source>
        <translation>Les points proches ici sont le plus souvent semblables (fiabilité %1).</translation>
    </message>
    <message>
        <source>Points that are near here are often not alike (trustworthiness %1); another method may show more.</source>
        <translation>Les points proches ici sont souvent dissemblables (fiabilité %1)&#xa0;; une autre méthode peut en montrer plus.</translation>
    </message>
    <message>
        <source>Of the ten most similar sounds %1 are among the ten nearest points.</source>
        <translation>Sur les dix sons les plus semblables, %1 sont parmi les dix points les plus proches.</translation>
    </message>
    <message>
        <source>What t-SNE could not fit: %1 (Kullback-Leibler divergence; less is better).</source>
        <translation>Ce que t-SNE n’a pas pu ajuster&#xa0;: %1 (divergence de Kullback-Leibler&#xa0;; moins vaut mieux).</translation>
    </message>
</context>
<context>
    <name>antiphon::MapBuildPage</name>
    <message>
        <source>Play as the published patches</source>
        <translation>Jouer comme les patchs publiés</translation>
    </message>
    <message>
        <source>Also keep the spread within a sound</source>
        <translation>Garder aussi la dispersion au sein d’un son</translation>
    </message>
    <message>
        <source>Grains</source>
        <translation>Grains</translation>
    </message>
    <message>
        <source>our own sound</source>
        <translation>le son fourni</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Construire</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Pure Data folder…</source>
        <translation>Dossier Pure Data…</translation>
    </message>
    <message>
        <source>Synthesizer</source>
        <translation>Synthétiseur</translation>
    </message>
    <message>
        <source>What the table will be of</source>
        <translation>Ce que décrira le tableau</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>How many numbers the patch takes</source>
        <translation>Combien de nombres le patch attend</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Personnalisé</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Niveau de détail</translation>
    </message>
    <message>
        <source>How many sounds in all</source>
        <translation>Combien de sons en tout</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Paliers</translation>
    </message>
    <message>
        <source>Values of each parameter; all are combined with all</source>
        <translation>Valeurs de chaque paramètre&#xa0;; toutes sont combinées entre elles</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Original grid</source>
        <translation>Grille originale</translation>
    </message>
    <message>
        <source>Evenly scattered (Sobol)</source>
        <translation>Uniformément répartis (Sobol)</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aléatoires</translation>
    </message>
    <message>
        <source>As published: the upper end of each parameter is left out</source>
        <translation>Comme publié&#xa0;: l’extrémité supérieure de chaque paramètre est laissée de côté</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Where in the space of parameters</source>
        <translation>Où dans l’espace des paramètres</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Of the sound that is analysed at each point</source>
        <translation>Du son analysé en chaque point</translation>
    </message>
    <message>
        <source>Original, 256/128</source>
        <translation>Originale, 256/128</translation>
    </message>
    <message>
        <source>Clean, 1024/512</source>
        <translation>Nette, 1024/512</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>As the published tables were made, or without their faults and faster</source>
        <translation>Comme ont été créés les tableaux publiés, ou sans leurs défauts et plus vite</translation>
    </message>
    <message>
        <source>What it will cost</source>
        <translation>Ce que cela coûtera</translation>
    </message>
    <message>
        <source>Progress of the table</source>
        <translation>Progression du tableau</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Build what is missing of the table that was cancelled</source>
        <translation>Construire ce qui manque du tableau annulé</translation>
    </message>
    <message>
        <source>Folder of a Pure Data synthesizer</source>
        <translation>Dossier d’un synthétiseur Pure Data</translation>
    </message>
    <message>
        <source>Looking at the patch…</source>
        <translation>Examen du patch…</translation>
    </message>
    <message>
        <source>Parameters: %1.</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>Paramètres&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Open or make a project first: it keeps the tables.</source>
        <translation>Ouvrez ou créez d’abord un projet&#xa0;: il conserve les tableaux.</translation>
    </message>
    <message>
        <source>That would be more than ten million sounds; take fewer steps.</source>
        <translation>Cela ferait plus de dix millions de sons&#xa0;; prenez moins de paliers.</translation>
    </message>
    <message>
        <source>%1 sounds of %2 s.</source>
        <translation>%1 sons de %2 s.</translation>
    </message>
    <message>
        <source>Takes %1; the table will have %2.</source>
        <extracomment>%1 is a time such as &quot;about 12 s&quot;, %2 an amount such as &quot;3 MB&quot;</extracomment>
        <translation>Durera %1&#xa0;; le tableau occupera %2.</translation>
    </message>
    <message>
        <source>The table will have %1.</source>
        <translation>Le tableau occupera %1.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Waiting for other work</source>
        <translation>Attend d’autres travaux</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Done: the table is in the library.</source>
        <translation>Terminé&#xa0;: le tableau est dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Cancelled. What was built is shown, and can go on.</source>
        <translation>Annulé. Ce qui a été construit est affiché et peut être continué.</translation>
    </message>
    <message>
        <source>Also measure the pitch</source>
        <translation>Mesurer aussi la hauteur</translation>
    </message>
    <message>
        <source>Keep the other tables on the map</source>
        <translation>Garder les autres tables sur la carte</translation>
    </message>
    <message>
        <source>Two more columns: the fundamental frequency and how sure it is</source>
        <translation>Deux colonnes de plus : la fréquence fondamentale et sa certitude</translation>
    </message>
    <message>
        <source>The new table comes beside them when it is complete. Else it is shown alone.</source>
        <translation>La nouvelle table les rejoint quand elle est complète. Sinon, elle est montrée seule.</translation>
    </message>
</context>
<context>
    <name>antiphon::MapHand</name>
    <message>
        <source>A Pure Data patch is heard point by point; it cannot be held or glided through.</source>
        <translation>Un patch Pure Data s’écoute point par point&#xa0;; on ne peut ni le tenir ni y glisser.</translation>
    </message>
    <message>
        <source>What was played could not be taken down; record it again.</source>
        <translation>Ce qui a été joué n’a pas pu être noté&#xa0;; enregistrez-le à nouveau.</translation>
    </message>
</context>
<context>
    <name>antiphon::MapLegend</name>
    <message>
        <source>%1: click to hide or show</source>
        <translation>%1&#xa0;: cliquez pour masquer ou afficher</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Aucune valeur</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densité</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>Beaucoup</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Un</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tableaux</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Trajets</translation>
    </message>
</context>
<context>
    <name>antiphon::MapLive</name>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
</context>
<context>
    <name>antiphon::MapLooksPage</name>
    <message>
        <source>Clusters</source>
        <translation>Clusters</translation>
    </message>
    <message>
        <source>Density instead of points</source>
        <translation>Densité au lieu des points</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Couleur selon</translation>
    </message>
    <message>
        <source>Size by</source>
        <translation>Taille selon</translation>
    </message>
    <message>
        <source>Number of clusters</source>
        <translation>Nombre de clusters</translation>
    </message>
    <message>
        <source>How many groups of alike sounds k-means finds</source>
        <translation>Combien de groupes de sons semblables k-means trouve</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Afficher seulement</translation>
    </message>
    <message>
        <source>Add a range</source>
        <translation>Ajouter une plage</translation>
    </message>
    <message>
        <source>Show only rows between two values of a parameter or column</source>
        <translation>N’afficher que les lignes entre deux valeurs d’un paramètre ou d’une colonne</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marques</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>Tous pareils</translation>
    </message>
    <message>
        <source>Column to filter by</source>
        <translation>Colonne à filtrer</translation>
    </message>
    <message>
        <source>Remove this range</source>
        <translation>Retirer cette plage</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n point(s) are shown.</source>
        <translation>
            <numerusform>%1 point affiché sur %n.</numerusform>
            <numerusform>%1 points affichés sur %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n point(s) are shown.</source>
        <translation>
            <numerusform>%n point affiché.</numerusform>
            <numerusform>Les %n points sont tous affichés.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::MapMarking</name>
    <message numerus="yes">
        <source>Forbid %n sound(s)</source>
        <translation>
            <numerusform>Interdire %n son</numerusform>
            <numerusform>Interdire %n sons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n sound(s) to begin with</source>
        <translation>
            <numerusform>Marquer %n son comme point de départ</numerusform>
            <numerusform>Marquer %n sons comme points de départ</numerusform>
        </translation>
    </message>
    <message>
        <source>Take marks away</source>
        <translation>Retirer les marques</translation>
    </message>
</context>
<context>
    <name>antiphon::MapPanel</name>
    <message>
        <source>Add tables…</source>
        <translation>Ajouter des tableaux…</translation>
    </message>
    <message>
        <source>Show more tables on this map</source>
        <translation>Afficher d’autres tableaux sur cette carte</translation>
    </message>
    <message>
        <source>Take all out</source>
        <translation>Tout retirer</translation>
    </message>
    <message>
        <source>Empty the map; the tables stay where they are</source>
        <translation>Vider la carte&#xa0;; les tableaux restent où ils sont</translation>
    </message>
    <message>
        <source>Build the table</source>
        <translation>Construire le tableau</translation>
    </message>
    <message>
        <source>Build a table of the chosen synthesizer</source>
        <translation>Construire un tableau du synthétiseur choisi</translation>
    </message>
    <message>
        <source>t-SNE from scratch</source>
        <translation>t-SNE depuis le début</translation>
    </message>
    <message>
        <source>Begin anew instead of going on from what is shown</source>
        <translation>Recommencer à zéro au lieu de continuer à partir de ce qui est affiché</translation>
    </message>
    <message>
        <source>Pause or go on with t-SNE</source>
        <translation>Suspendre ou continuer t-SNE</translation>
    </message>
    <message>
        <source>Hear what is pointed at</source>
        <translation>Écouter ce qui est pointé</translation>
    </message>
    <message>
        <source>Play the sound of a point after a moment</source>
        <translation>Jouer le son d’un point après un instant</translation>
    </message>
    <message>
        <source>At equal loudness</source>
        <translation>À sonie égale</translation>
    </message>
    <message>
        <source>Bring every sound to −23 LUFS</source>
        <translation>Amener chaque son à −23 LUFS</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densité</translation>
    </message>
    <message>
        <source>Show where points are dense instead of each point</source>
        <translation>Montrer où les points sont denses au lieu de chaque point</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Zoomer sur la sélection</translation>
    </message>
    <message>
        <source>Record gliding</source>
        <translation>Enregistrer le glissement</translation>
    </message>
    <message>
        <source>Take down what is played on the map</source>
        <translation>Noter ce qui est joué sur la carte</translation>
    </message>
    <message>
        <source>Save what was played…</source>
        <translation>Enregistrer ce qui a été joué…</translation>
    </message>
    <message>
        <source>Export sounds…</source>
        <translation>Exporter des sons…</translation>
    </message>
    <message>
        <source>Write the sounds of the selected points as files</source>
        <translation>Écrire les sons des points sélectionnés dans des fichiers</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copier en CSV</translation>
    </message>
    <message>
        <source>Copy the rows of the selected points</source>
        <translation>Copier les lignes des points sélectionnés</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Copier en JSON</translation>
    </message>
    <message>
        <source>Refine by about 50 sounds</source>
        <translation>Affiner d’environ 50 sons</translation>
    </message>
    <message>
        <source>Refine by about 200 sounds</source>
        <translation>Affiner d’environ 200 sons</translation>
    </message>
    <message>
        <source>Refine by about 1000 sounds</source>
        <translation>Affiner d’environ 1000 sons</translation>
    </message>
    <message>
        <source>Add rows between the selected ones to their table</source>
        <translation>Ajouter à leur tableau des lignes entre celles sélectionnées</translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation>Interdire</translation>
    </message>
    <message>
        <source>Nothing that plays by itself goes to the selected sounds</source>
        <translation>Rien de ce qui joue tout seul ne va vers les sons sélectionnés</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>Commencer ici</translation>
    </message>
    <message>
        <source>Mark the selected sounds to begin with</source>
        <translation>Marquer les sons sélectionnés comme points de départ</translation>
    </message>
    <message>
        <source>Take marks away</source>
        <translation>Retirer les marques</translation>
    </message>
    <message>
        <source>From the selected sounds, with regions that hold them</source>
        <translation>Des sons sélectionnés, avec les régions qui les contiennent</translation>
    </message>
    <message>
        <source>Save the map as PNG…</source>
        <translation>Enregistrer la carte en PNG…</translation>
    </message>
    <message>
        <source>Save the map as SVG…</source>
        <translation>Enregistrer la carte en SVG…</translation>
    </message>
    <message>
        <source>Save places and rows as CSV…</source>
        <translation>Enregistrer les positions et les lignes en CSV…</translation>
    </message>
    <message>
        <source>Save the selected rows as CSV…</source>
        <translation>Enregistrer les lignes sélectionnées en CSV…</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show all points (0)</source>
        <translation>Afficher tous les points (0)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save the map as a picture or a table</source>
        <translation>Enregistrer la carte comme image ou tableau</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>Enregistrer la carte</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Show tables, axes, looks and sound</source>
        <translation>Afficher tableaux, axes, aspect et son</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Refine here</source>
        <translation>Affiner ici</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n sélectionné</numerusform>
            <numerusform>%n sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Relâcher</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Tenir</translation>
    </message>
    <message>
        <source>Map of sounds</source>
        <translation>Carte des sons</translation>
    </message>
    <message>
        <source>Build a table of a synthesizer, or drop a table here: its sounds become points that can be heard and played.</source>
        <translation>Construisez un tableau d’un synthétiseur, ou déposez un tableau ici&#xa0;: ses sons deviennent des points que l’on peut entendre et jouer.</translation>
    </message>
    <message>
        <source>What is heard</source>
        <translation>Ce qu’on entend</translation>
    </message>
    <message>
        <source>Tables on the map</source>
        <translation>Tableaux sur la carte</translation>
    </message>
    <message>
        <source>Build a table</source>
        <translation>Construire un tableau</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tableaux</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Axes</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Map settings</source>
        <translation>Réglages de la carte</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n ligne copiée.</numerusform>
            <numerusform>%n lignes copiées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refine %1</source>
        <translation>Affiner %1</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>Interdits</translation>
    </message>
    <message>
        <source>map</source>
        <comment>name of a file</comment>
        <translation>carte</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>Component %1 (%2 %)</source>
        <extracomment>a direction of PCA and its share of all differences</extracomment>
        <translation>Composante %1 (%2 %)</translation>
    </message>
    <message>
        <source>t-SNE, first direction</source>
        <translation>t-SNE, première direction</translation>
    </message>
    <message>
        <source>t-SNE, second direction</source>
        <translation>t-SNE, deuxième direction</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marques</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>Points de départ</translation>
    </message>
    <message>
        <source>Show tables</source>
        <translation>Afficher des tableaux</translation>
    </message>
    <message>
        <source>Tables (*.csv *.csv.gz *.tsv *.txt)</source>
        <translation>Tableaux (*.csv *.csv.gz *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>As a sound, as MIDI controllers or as numbers</source>
        <translation>Comme son, comme contrôleurs MIDI ou comme nombres</translation>
    </message>
    <message>
        <source>Hold or let go</source>
        <translation>Tenir ou relâcher</translation>
    </message>
    <message>
        <source>Let the sound at the keyboard&apos;s place go on</source>
        <translation>Laisser continuer le son à la position du clavier</translation>
    </message>
    <message>
        <source>Play the song</source>
        <translation>Jouer le morceau</translation>
    </message>
    <message>
        <source>Load the recording that lies over the map into the transport</source>
        <translation>Charger dans le transport l’enregistrement posé sur la carte</translation>
    </message>
    <message>
        <source>Held: %1</source>
        <translation>Tenu&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>parameter and value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Save what was played</source>
        <translation>Enregistrer ce qui a été joué</translation>
    </message>
    <message>
        <source>Sound (*.wav)</source>
        <translation>Son (*.wav)</translation>
    </message>
    <message>
        <source>MIDI controllers (*.mid)</source>
        <translation>Contrôleurs MIDI (*.mid)</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>Nombres (*.csv)</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Ce qui ne va pas</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Morceau</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <comment>table</comment>
        <translation>
            <numerusform>%1, %n ligne</numerusform>
            <numerusform>%1, %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Hear what was played</source>
        <translation>Écouter ce qui a été joué</translation>
    </message>
    <message>
        <source>From the transport, with a cursor on the map</source>
        <translation>Par le transport, avec un curseur sur la carte</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take the chosen table off the map; it stays where it is</source>
        <translation>Retirer de la carte la table choisie ; elle reste où elle est</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Arrêter l’enregistrement</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>Ne rien sélectionner</translation>
    </message>
    <message>
        <source>%1; t-SNE begins when the table is complete</source>
        <extracomment>%1 names an axis</extracomment>
        <translation>%1 ; t-SNE commence quand la table est complète</translation>
    </message>
</context>
<context>
    <name>antiphon::MapPieces</name>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>Quadrant</source>
        <translation>Quadrant</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a quadrant, %2 what it feels like</extracomment>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>antiphon::MapReplay</name>
    <message>
        <source>What was played</source>
        <translation>Ce qui a été joué</translation>
    </message>
</context>
<context>
    <name>antiphon::MapSong</name>
    <message>
        <source>There is nothing on the map to compare the recording with.</source>
        <translation>Il n’y a rien sur la carte à quoi comparer l’enregistrement.</translation>
    </message>
    <message>
        <source>The recording was described by none of the columns that the map compares; choose descriptors under Axes.</source>
        <translation>L’enregistrement n’est décrit par aucune des colonnes que compare la carte&#xa0;; choisissez des descripteurs sous Axes.</translation>
    </message>
    <message>
        <source>Lay %1 over the map</source>
        <translation>Poser %1 sur la carte</translation>
    </message>
    <message>
        <source>Nobody says how the frames were analysed; the published settings are assumed.</source>
        <translation>Rien n’indique comment les trames ont été analysées&#xa0;; les réglages publiés sont supposés.</translation>
    </message>
    <message>
        <source>The frames were analysed with other settings than the table (window %1 and %2): places are a rough guess.</source>
        <translation>Les trames ont été analysées avec d’autres réglages que le tableau (fenêtre %1 et %2)&#xa0;: les positions sont approximatives.</translation>
    </message>
</context>
<context>
    <name>antiphon::MapSongPage</name>
    <message>
        <source>Song</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>a recording to follow on the map</source>
        <translation>un enregistrement à suivre sur la carte</translation>
    </message>
    <message>
        <source>Lay a recording over the map: its way runs along the sounds that are most like it, and a cursor follows while it plays.</source>
        <translation>Posez un enregistrement sur la carte&#xa0;: son trajet suit les sons qui lui ressemblent le plus, et un curseur l’accompagne pendant la lecture.</translation>
    </message>
    <message>
        <source>Analysed frames…</source>
        <translation>Trames analysées…</translation>
    </message>
    <message>
        <source>Take a table of descriptors, a row a frame, instead of a recording</source>
        <translation>Prendre un tableau de descripteurs, une ligne par trame, au lieu d’un enregistrement</translation>
    </message>
    <message>
        <source>Analysing</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>How far the table reaches</source>
        <translation>Portée du tableau</translation>
    </message>
    <message>
        <source>Frames of a recording</source>
        <translation>Trames d’un enregistrement</translation>
    </message>
    <message>
        <source>Tables (*.csv *.csv.gz)</source>
        <translation>Tableaux (*.csv *.csv.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>%1 % of the recording lies within what the table does, by %n column(s).</source>
        <extracomment>%1 is a share in percent; %n columns were compared</extracomment>
        <translation>
            <numerusform>%1 % de l’enregistrement se trouve dans ce que couvre le tableau, selon %n colonne.</numerusform>
            <numerusform>%1 % de l’enregistrement se trouve dans ce que couvre le tableau, selon %n colonnes.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 et %2 autres</translation>
    </message>
    <message>
        <source>Mostly out of reach: %1.</source>
        <translation>Surtout hors de portée&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>antiphon::MapSoundPage</name>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Played by</source>
        <translation>Joué par</translation>
    </message>
    <message>
        <source>For tables that do not say which synthesizer made them</source>
        <translation>Pour les tableaux qui n’indiquent pas quel synthétiseur les a produits</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Gliding</source>
        <translation>Glissement</translation>
    </message>
    <message>
        <source>Glide time</source>
        <translation>Temps de glissement</translation>
    </message>
    <message>
        <source>How long the parameters take to follow the pointer</source>
        <translation>Le temps que mettent les paramètres à suivre le pointeur</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Points that are mixed</source>
        <translation>Points mélangés</translation>
    </message>
    <message>
        <source>The parameters between points are a mean of so many nearest ones</source>
        <translation>Les paramètres entre les points sont la moyenne d’autant de points les plus proches</translation>
    </message>
    <message>
        <source>Mixes</source>
        <translation>Mélange</translation>
    </message>
    <message>
        <source>What was recorded</source>
        <translation>Ce qui a été enregistré</translation>
    </message>
    <message>
        <source>MIDI controllers</source>
        <translation>Contrôleurs MIDI</translation>
    </message>
    <message>
        <source>Two controllers glide over what is visible of the map. The sound begins with the first move; Esc or a click lets go.</source>
        <translation>Deux contrôleurs glissent sur ce qui est visible de la carte. Le son commence au premier mouvement ; Échap ou un clic relâche.</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Horizontalement</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>Vers le haut</translation>
    </message>
    <message>
        <source>The last recordings, kept with the project; the oldest makes room for a new one</source>
        <translation>Les derniers enregistrements, gardés avec le projet&#xa0;; le plus ancien cède la place à un nouveau</translation>
    </message>
</context>
<context>
    <name>antiphon::MapView</name>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Points that sound: hover to hear, drag to glide, Alt+drag to select. With the keyboard, arrows step from point to point.</source>
        <translation>Des points qui sonnent&#xa0;: survolez pour entendre, glissez pour passer de l’un à l’autre, Alt+glisser pour sélectionner. Au clavier, les flèches passent d’un point à l’autre.</translation>
    </message>
    <message>
        <source>No points yet</source>
        <translation>Pas encore de points</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Jouer</translation>
    </message>
    <message>
        <source>Dragging glides through the points</source>
        <translation>Glisser fait passer d’un point à l’autre</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Déplacer</translation>
    </message>
    <message>
        <source>Dragging moves the map</source>
        <translation>Glisser déplace la carte</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Sélectionner</translation>
    </message>
    <message>
        <source>All points are hidden</source>
        <translation>Tous les points sont masqués</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) shown</source>
        <translation>
            <numerusform>%n point affiché</numerusform>
            <numerusform>%n points affichés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) shown, %1 selected</source>
        <translation>
            <numerusform>%n point affiché, %1 sélectionné</numerusform>
            <numerusform>%n points affichés, %1 sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Point %1 of %2</source>
        <translation>Point %1 sur %2</translation>
    </message>
    <message>
        <source>Dragging draws a lasso around points. In the other modes Alt and dragging does, where the desktop does not keep that for itself.</source>
        <translation>Glisser dessine un lasso autour des points. Dans les autres modes, Alt et glisser le font, là où le bureau ne se le réserve pas.</translation>
    </message>
</context>
<context>
    <name>antiphon::MarkerEdit</name>
    <message>
        <source>Name of the marker</source>
        <translation>Nom du marqueur</translation>
    </message>
</context>
<context>
    <name>antiphon::MaskLane</name>
    <message>
        <source>Draw with the mouse; Alt+Delete makes all of it 1 again.</source>
        <translation>Dessiner à la souris ; Alt+Suppr remet tout à 1.</translation>
    </message>
    <message>
        <source>Alt+Up and Alt+Down change the number at the cursor, Alt+Delete makes all of it 1 again.</source>
        <translation>Alt+Haut et Alt+Bas changent le nombre au curseur, Alt+Suppr remet tout à 1.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>a number 0 to 1 and a time</extracomment>
        <translation>%1 à %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Midi</name>
    <message>
        <source>controller %1 on channel %2</source>
        <translation>contrôleur %1 sur le canal %2</translation>
    </message>
</context>
<context>
    <name>antiphon::MixerPanel</name>
    <message>
        <source>Mixer</source>
        <translation>Mixeur</translation>
    </message>
    <message>
        <source>Match levels</source>
        <translation>Aligner les niveaux</translation>
    </message>
    <message>
        <source>Hear all tracks at the same loudness, so that louder does not pass for better</source>
        <translation>Écouter toutes les pistes à la même sonie, pour que plus fort ne passe pas pour meilleur</translation>
    </message>
    <message>
        <source>Nothing to mix yet. Select a sound in the library, or make a response: its tracks appear here.</source>
        <translation>Rien à mixer pour l’instant. Sélectionnez un son dans la bibliothèque ou créez une réponse&#xa0;: ses pistes apparaissent ici.</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Master</translation>
    </message>
</context>
<context>
    <name>antiphon::MixerStrip</name>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>M</source>
        <extracomment>the mute button of a mixer strip, one letter</extracomment>
        <translation>M</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>S</source>
        <extracomment>the solo button of a mixer strip, one letter</extracomment>
        <translation>S</translation>
    </message>
    <message>
        <source>Solo: only tracks with solo are heard</source>
        <translation>Solo&#xa0;: seules les pistes en solo s’entendent</translation>
    </message>
    <message>
        <source>Gain of %1</source>
        <translation>Gain&#xa0;: %1</translation>
    </message>
    <message>
        <source>Level of %1</source>
        <translation>Niveau&#xa0;: %1</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>Muet&#xa0;: %1</translation>
    </message>
    <message>
        <source>Solo %1</source>
        <translation>Solo&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::ModelCompare</name>
    <message>
        <source>Tick what is to be compared and press Compare. All answer the same guide with the same memory and seed.</source>
        <translation>Cochez ce qui doit être comparé et cliquez sur Comparer. Tous répondent au même guide avec la même mémoire et la même graine.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Open the take</source>
        <translation>Ouvrir la prise</translation>
    </message>
    <message>
        <source>Back to the take</source>
        <translation>Retour à la prise</translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation>Comparer des modèles</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Ce qui est comparé</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Justes</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexité</translation>
    </message>
    <message>
        <source>Mean run</source>
        <translation>Suite moyenne</translation>
    </message>
    <message>
        <source>Longest run</source>
        <translation>Suite la plus longue</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Labels that the model gets right by itself, of what was held back when it was trained</source>
        <translation>Étiquettes que le modèle trouve seul, dans ce qui a été mis de côté à l’entraînement</translation>
    </message>
    <message>
        <source>The best of what needs no model, on the same</source>
        <translation>Le meilleur de ce qui ne demande pas de modèle, sur le même matériau</translation>
    </message>
    <message>
        <source>Between how many labels the model chose, on average</source>
        <translation>Entre combien d’étiquettes le modèle a choisi, en moyenne</translation>
    </message>
    <message>
        <source>Memory segments that are played in one go, on average</source>
        <translation>Segments de mémoire joués d’un seul tenant, en moyenne</translation>
    </message>
    <message>
        <source>The longest stretch of the memory that is played in one go</source>
        <translation>Le plus long passage de la mémoire joué d’un seul tenant</translation>
    </message>
    <message>
        <source>How varied the labels are, in bits</source>
        <translation>À quel point les étiquettes sont variées, en bits</translation>
    </message>
    <message>
        <source>Share of all labels that the memory has</source>
        <translation>Part de l’ensemble des étiquettes présente dans la mémoire</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Progression de la comparaison</translation>
    </message>
    <message>
        <source>The guide itself</source>
        <translation>Le guide lui-même</translation>
    </message>
    <message>
        <source>The memory follows the guide&apos;s own labels.</source>
        <translation>La mémoire suit les étiquettes mêmes du guide.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Choose a guide and a memory on the page of the take.</source>
        <translation>Choisissez un guide et une mémoire sur la page de la prise.</translation>
    </message>
    <message>
        <source>Tick two or more.</source>
        <translation>Cochez-en deux ou plus.</translation>
    </message>
    <message>
        <source>%1 is answered with %2.</source>
        <translation>%2 répond à %1.</translation>
    </message>
    <message>
        <source>Choose a guide and a memory on the page of the take first.</source>
        <translation>Choisissez d’abord un guide et une mémoire sur la page de la prise.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share in percent</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Click to hear it; double click to open the take</source>
        <translation>Cliquez pour l’écouter&#xa0;; double-cliquez pour ouvrir la prise</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>À l’aveugle</translation>
    </message>
    <message>
        <source>Prefer this</source>
        <translation>Préférer celle-ci</translation>
    </message>
    <message>
        <source>Letters in place of names and figures, in another order, until you have preferred one</source>
        <translation>Des lettres à la place des noms et des chiffres, dans un autre ordre, jusqu’à ce que l’une soit préférée</translation>
    </message>
    <message>
        <source>Keep with the takes that this one is the best, and show what is what</source>
        <translation>Noter parmi les prises que celle-ci est la meilleure, et montrer laquelle est laquelle</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <extracomment>what is compared without knowing it; %1 is a letter</extracomment>
        <translation>Réponse %1</translation>
    </message>
    <message>
        <source>%1 (preferred)</source>
        <extracomment>of models that were compared, the one that the user likes best</extracomment>
        <translation>%1 (préféré)</translation>
    </message>
    <message>
        <source>Click to hear it</source>
        <translation>Cliquer pour écouter</translation>
    </message>
</context>
<context>
    <name>antiphon::OptionsForm</name>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 à %2 %3</translation>
    </message>
    <message>
        <source>%1 %2 or more</source>
        <translation>%1 %2 ou plus</translation>
    </message>
    <message>
        <source>%1 %2 or less</source>
        <translation>%1 %2 ou moins</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Show advanced options</source>
        <translation>Afficher les options avancées</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>Set every option to its default</source>
        <translation>Remettre chaque option à sa valeur par défaut</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>Valeur par défaut</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <extracomment>%1 is the name of an option</extracomment>
        <translation>Réinitialiser&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::OutputsView</name>
    <message>
        <source>The files that the run makes appear here.</source>
        <translation>Les fichiers produits par l’exécution apparaissent ici.</translation>
    </message>
    <message>
        <source>Produced files</source>
        <translation>Fichiers produits</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Hear the chosen file at matched loudness</source>
        <translation>Écouter le fichier choisi à sonie alignée</translation>
    </message>
    <message>
        <source>Show in the inspector</source>
        <translation>Afficher dans l’inspecteur</translation>
    </message>
    <message>
        <source>Show the chosen file in the inspector</source>
        <translation>Afficher le fichier choisi dans l’inspecteur</translation>
    </message>
    <message>
        <source>Reveal in the file manager</source>
        <translation>Montrer dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Open the folder of the files in the file manager</source>
        <translation>Ouvrir le dossier des fichiers dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a file that a run made: %1 its part, %2 its name</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>antiphon::PacingPlot</name>
    <message>
        <source>Pace</source>
        <translation>Rythme</translation>
    </message>
    <message>
        <source>Drag the begin up and down, and the end from side to side.</source>
        <translation>Faire glisser le début de haut en bas, et la fin d’un côté à l’autre.</translation>
    </message>
    <message>
        <source>Click to choose a moment of the training.</source>
        <translation>Cliquer pour choisir un moment de l’entraînement.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a number of percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Begins with %1 % of the clips; all of them from %2 % of the training on</source>
        <translation>Commence par %1 % des extraits ; tous à partir de %2 % de l’entraînement</translation>
    </message>
    <message>
        <source>At %1 % of the training</source>
        <translation>À %1 % de l’entraînement</translation>
    </message>
    <message>
        <source>%1 % of the clips after %2 % of the training</source>
        <translation>%1 % des extraits après %2 % de l’entraînement</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformAgents</name>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>The sounds that the agents move among; tables on the map are listed</source>
        <translation>Les sons parmi lesquels les agents se déplacent ; les tables de la carte sont proposées</translation>
    </message>
    <message>
        <source>Agent %1</source>
        <translation>Agent %1</translation>
    </message>
    <message>
        <source>%1: who</source>
        <translation>%1 : qui</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Nearest sound</source>
        <translation>Son le plus proche</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>Au hasard</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Reste en place</translation>
    </message>
    <message>
        <source>The agent&apos;s own</source>
        <translation>Celle de l’agent</translation>
    </message>
    <message>
        <source>That of the table</source>
        <translation>Celui de la table</translation>
    </message>
    <message>
        <source>What the agents play; they were trained on that of the table</source>
        <translation>Ce que jouent les agents ; ils ont appris sur celui de la table</translation>
    </message>
    <message>
        <source>Synthesizer</source>
        <translation>Synthétiseur</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformDetails</name>
    <message>
        <source>The agent goes on</source>
        <translation>L&apos;agent continue</translation>
    </message>
    <message>
        <source>The agent holds its parameters</source>
        <translation>L&apos;agent tient ses paramètres</translation>
    </message>
    <message>
        <source>The agent falls silent</source>
        <translation>L&apos;agent se tait</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformPanel</name>
    <message>
        <source>Perform</source>
        <translation>Jouer en direct</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>Dropouts</source>
        <translation>Coupures</translation>
    </message>
    <message>
        <source>Reach of the table</source>
        <translation>Portée de la table</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>What the agents hear, what they play and what the table holds. Choose who plays and press Play.</source>
        <translation>Ce que les agents entendent, ce qu’ils jouent et ce que la table contient. Choisir qui joue, puis « Jouer ».</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Scène</translation>
    </message>
    <message>
        <source>Soundcheck</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Play with the agents</source>
        <translation>Jouer avec les agents</translation>
    </message>
    <message>
        <source>Panic: silence at once</source>
        <translation>Panique : silence immédiat</translation>
    </message>
    <message>
        <source>Recall scene %1</source>
        <translation>Rappeler la scène %1</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Jouer</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agents</translation>
    </message>
    <message>
        <source>How it answers</source>
        <translation>Manière de répondre</translation>
    </message>
    <message>
        <source>Follow or oppose</source>
        <translation>Suivre ou contrer</translation>
    </message>
    <message>
        <source>The agents are coming on stage…</source>
        <translation>Les agents entrent en scène…</translation>
    </message>
    <message>
        <source>Choose an agent first, or train one in the Agent panel.</source>
        <translation>Choisir d’abord un agent, ou en entraîner un dans le panneau Agent.</translation>
    </message>
    <message>
        <source>Parameter %1 now</source>
        <translation>Paramètre %1 actuel</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>– ms</source>
        <translation>– ms</translation>
    </message>
    <message>
        <source>From a sound that is heard to the parameters that it moves, and on to the loudspeaker as the device states it</source>
        <translation>D’un son entendu aux paramètres qu’il déplace, puis jusqu’au haut-parleur selon l’appareil</translation>
    </message>
    <message numerus="yes">
        <source>%n dropout(s)</source>
        <translation>
            <numerusform>%n coupure</numerusform>
            <numerusform>%n coupures</numerusform>
        </translation>
    </message>
    <message>
        <source>no dropouts</source>
        <translation>aucune coupure</translation>
    </message>
    <message>
        <source>synthesizer failed</source>
        <translation>synthétiseur en défaut</translation>
    </message>
    <message>
        <source>beyond reach</source>
        <translation>hors de portée</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>silence</translation>
    </message>
    <message>
        <source>in reach</source>
        <translation>à portée</translation>
    </message>
    <message>
        <source>off stage</source>
        <translation>hors scène</translation>
    </message>
    <message>
        <source>Whether the table has sounds like those that are heard; a warning when it has not for more than five seconds</source>
        <translation>Si la table contient des sons comme ceux qui sont entendus ; un avertissement si ce n’est pas le cas pendant plus de cinq secondes</translation>
    </message>
    <message>
        <source>Δ %1</source>
        <translation>Δ %1</translation>
    </message>
    <message>
        <source>Δ –</source>
        <translation>Δ –</translation>
    </message>
    <message>
        <source>How far the agent is from what it follows, in deviations of the table</source>
        <translation>Distance entre l’agent et ce qu’il suit, en écarts de la table</translation>
    </message>
    <message>
        <source>Recording %1 s</source>
        <translation>Enregistrement %1 s</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>patch too slow</source>
        <translation>patch trop lent</translation>
    </message>
    <message>
        <source>Pure Data was too late for %1 s of sound, which are silence</source>
        <translation>Pure Data est arrivé trop tard pour %1 s de son, qui sont du silence</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformPorts</name>
    <message>
        <source>Listen to OSC</source>
        <translation>Écouter l’OSC</translation>
    </message>
    <message>
        <source>Send numbers instead of one text</source>
        <translation>Envoyer des nombres au lieu d’un texte</translation>
    </message>
    <message>
        <source>OSC port</source>
        <translation>Port OSC</translation>
    </message>
    <message>
        <source>MIDI output</source>
        <translation>Sortie MIDI</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>The original patches read one text; most programs want numbers</source>
        <translation>Les patchs d’origine lisent un texte ; la plupart des programmes veulent des nombres</translation>
    </message>
    <message>
        <source>Every control has an address: /antiphon/stance, /antiphon/scene, /antiphon/param/1 and so on; the parameters go out as /agent-params to port 6667, and the original patches are answered. Any slider or button is taught to a MIDI controller in its context menu; program changes 1 to 8 recall scenes, 9 to 12 let one agent play alone, all-notes-off is a panic.</source>
        <translation>Chaque commande a une adresse : /antiphon/stance, /antiphon/scene, /antiphon/param/1 et ainsi de suite ; les paramètres sortent en /agent-params vers le port 6667, et les patchs d’origine reçoivent une réponse. Chaque curseur ou bouton apprend un contrôleur MIDI dans son menu contextuel ; les changements de programme 1 à 8 rappellent des scènes, 9 à 12 laissent un agent jouer seul, « toutes notes arrêtées » vaut panique.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Parameters to MIDI</source>
        <translation>Paramètres vers MIDI</translation>
    </message>
    <message>
        <source>OSC is heard as soon as the agents are on stage.</source>
        <translation>L’OSC est écouté dès que les agents sont en scène.</translation>
    </message>
    <message>
        <source>Listening to port %1</source>
        <translation>Écoute du port %1</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Pas d’écoute</translation>
    </message>
    <message>
        <source>Other computers may send and be sent to, too</source>
        <translation>D&apos;autres ordinateurs peuvent aussi envoyer et recevoir</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nulle part</translation>
    </message>
    <message>
        <source>Feedback to</source>
        <translation>Retour vers</translation>
    </message>
    <message>
        <source>Computer and port of a controller with a display, such as 127.0.0.1:9000: controls that were moved from elsewhere, levels and the agents&apos; parameters go there</source>
        <translation>Ordinateur et port d&apos;un contrôleur à affichage, par exemple 127.0.0.1:9000 : les réglages bougés ailleurs, les niveaux et les paramètres des agents y sont envoyés</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformScenes</name>
    <message>
        <source>Store what plays now</source>
        <translation>Garder ce qui joue</translation>
    </message>
    <message>
        <source>Empty the scene</source>
        <translation>Vider la scène</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>Scène %1</translation>
    </message>
    <message>
        <source>Recall scene %1</source>
        <translation>Rappeler la scène %1</translation>
    </message>
    <message>
        <source>Store scene %1</source>
        <translation>Garder la scène %1</translation>
    </message>
    <message>
        <source>Recall %1; Shift+click stores what plays now in its place</source>
        <translation>Rappeler %1 ; Maj+clic garde à sa place ce qui joue</translation>
    </message>
    <message>
        <source>Store what plays now as scene %1</source>
        <translation>Garder ce qui joue comme scène %1</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformTake</name>
    <message>
        <source>To the library</source>
        <translation>Vers la bibliothèque</translation>
    </message>
    <message>
        <source>To a corpus</source>
        <translation>Vers un corpus</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>The mix of this stretch becomes a sound of the library</source>
        <translation>Le mixage de ce passage devient un son de la bibliothèque</translation>
    </message>
    <message>
        <source>What the agents heard in this stretch becomes a song that agents are trained on</source>
        <translation>Ce que les agents ont entendu dans ce passage devient un morceau sur lequel des agents sont entraînés</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Recorded: %1</source>
        <translation>Enregistré : %1</translation>
    </message>
    <message>
        <source>%1 is in the library.</source>
        <translation>%1 est dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Train as you play</source>
        <translation>Apprendre votre jeu</translation>
    </message>
    <message>
        <source>Trains a new agent to follow what was played in this stretch, on the synthesizer of the stage, heard in the same way</source>
        <translation>Apprend à un nouvel agent à suivre ce qui a été joué dans cet extrait, sur le synthétiseur de la scène, écouté de la même façon</translation>
    </message>
    <message>
        <source>Press Play first: the agent is trained on the synthesizer that is on stage.</source>
        <translation>Appuyez d’abord sur « Jouer » : l’agent apprend sur le synthétiseur qui est sur scène.</translation>
    </message>
    <message>
        <source>An agent is being trained; the layout Train shows how it learns, and it can be chosen here at once.</source>
        <translation>Un agent apprend ; la disposition « Entraîner » montre comment, et il peut être choisi ici tout de suite.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>The parameters&apos; curves for other programs, and the mix from the log</source>
        <translation>Les courbes des paramètres pour d&apos;autres programmes, et le mixage d&apos;après le journal</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit : %1</translation>
    </message>
    <message>
        <source>Parameters as a MIDI file</source>
        <translation>Paramètres en fichier MIDI</translation>
    </message>
    <message>
        <source>Parameters as a table (CSV)</source>
        <translation>Paramètres en tableau (CSV)</translation>
    </message>
    <message>
        <source>Render the mix again from the log</source>
        <translation>Recalculer le mixage d&apos;après le journal</translation>
    </message>
    <message>
        <source>%1: to the bit what was played.</source>
        <translation>%1 : au bit près ce qui a été joué.</translation>
    </message>
    <message>
        <source>%1: up to %2 dB of full scale from what was played.</source>
        <translation>%1 : jusqu&apos;à %2 dB de la pleine échelle d&apos;écart avec ce qui a été joué.</translation>
    </message>
    <message>
        <source>%1: the log was cut off, so that the end is missing.</source>
        <translation>%1 : le journal a été interrompu, la fin manque donc.</translation>
    </message>
</context>
<context>
    <name>antiphon::Performer</name>
    <message>
        <source>There is no room for another synthesizer; stop one first.</source>
        <translation>Il n’y a pas de place pour un autre synthétiseur ; en arrêter un d’abord.</translation>
    </message>
    <message>
        <source>%1 is a Pure Data patch, and patches are programs: choose its folder as the synthesizer, if you want it to run.</source>
        <translation>%1 est un patch Pure Data, et les patchs sont des programmes : choisissez son dossier comme synthétiseur si vous voulez qu&apos;il s&apos;exécute.</translation>
    </message>
    <message>
        <source>The recording has ended with the performance that it is of.</source>
        <translation>L’enregistrement s’est terminé avec la prestation dont il est.</translation>
    </message>
    <message>
        <source>A recording is kept in a project: open or make one first.</source>
        <translation>Un enregistrement est gardé dans un projet : ouvrez-en ou créez-en un d’abord.</translation>
    </message>
</context>
<context>
    <name>antiphon::PianoRollView</name>
    <message>
        <source>Piano roll</source>
        <translation>Piano roll</translation>
    </message>
    <message>
        <source>Notes by time and pitch. [ and ] step through the notes, Up and Down scroll, Ctrl+Up and Ctrl+Down zoom, Alt+drag selects notes in a box.</source>
        <translation>Notes selon le temps et la hauteur. [ et ] passent d’une note à l’autre, Haut et Bas font défiler, Ctrl+Haut et Ctrl+Bas zooment, Alt+glisser sélectionne les notes dans un cadre.</translation>
    </message>
    <message>
        <source>No notes here yet</source>
        <translation>Pas encore de notes ici</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation>%1 bpm</translation>
    </message>
    <message>
        <source>%1 at %2, velocity %3</source>
        <translation>%1 à %2, vélocité %3</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) selected</source>
        <translation>
            <numerusform>%n note sélectionnée</numerusform>
            <numerusform>%n notes sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, velocity %2</source>
        <translation>%1, vélocité %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Player</name>
    <message>
        <source>There is no room for another track; play fewer at once.</source>
        <translation>Il n’y a plus de place pour une autre piste&#xa0;; jouez-en moins à la fois.</translation>
    </message>
    <message>
        <source>There is no room for another synthesizer; stop one first.</source>
        <translation>Il n’y a pas de place pour un autre synthétiseur&#xa0;; arrêtez-en d’abord un.</translation>
    </message>
</context>
<context>
    <name>antiphon::Plot</name>
    <message>
        <source>Plot</source>
        <translation>Graphique</translation>
    </message>
</context>
<context>
    <name>antiphon::PresetBar</name>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Options that were saved under a name</source>
        <translation>Options enregistrées sous un nom</translation>
    </message>
    <message>
        <source>Own options</source>
        <translation>Options personnelles</translation>
    </message>
    <message>
        <source>Name of the new preset</source>
        <translation>Nom du nouveau préréglage</translation>
    </message>
    <message>
        <source>Save the options as a preset…</source>
        <translation>Enregistrer les options comme préréglage…</translation>
    </message>
    <message>
        <source>Save the preset under this name</source>
        <translation>Enregistrer le préréglage sous ce nom</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Supprimer le préréglage</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Valeurs par défaut</translation>
    </message>
</context>
<context>
    <name>antiphon::ProjectState</name>
    <message>
        <source>“%1” could not be brought back as it was.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas pu être remis dans son état précédent.</translation>
    </message>
</context>
<context>
    <name>antiphon::Quadrants</name>
    <message>
        <source>Happy</source>
        <translation>Joyeux</translation>
    </message>
    <message>
        <source>Tense</source>
        <translation>Tendu</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Triste</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Calme</translation>
    </message>
</context>
<context>
    <name>antiphon::QuickTable</name>
    <message>
        <source>Build one</source>
        <translation>En construire un</translation>
    </message>
    <message>
        <source>Build a small table of a synthesizer in some seconds; the map page builds finer ones</source>
        <translation>Construire en quelques secondes un petit tableau d’un synthétiseur&#xa0;; la page de la carte en construit de plus fins</translation>
    </message>
    <message>
        <source>Building the table</source>
        <translation>Construction du tableau</translation>
    </message>
    <message>
        <source>Stop building the table</source>
        <translation>Arrêter la construction du tableau</translation>
    </message>
</context>
<context>
    <name>antiphon::RadarPlot</name>
    <message>
        <source>Percentiles</source>
        <translation>Centiles</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>an axis and its percentile, 0 to 100</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Recording</name>
    <message>
        <source>Nothing can be recorded. %1</source>
        <translation>Rien ne peut être enregistré. %1</translation>
    </message>
    <message>
        <source>The sound engine does not answer; press Reconnect and record again.</source>
        <translation>Le moteur audio ne répond pas&#xa0;; cliquez sur Reconnecter et enregistrez à nouveau.</translation>
    </message>
    <message>
        <source>The recording ended early because the sound device has gone.</source>
        <translation>L’enregistrement s’est arrêté plus tôt, car le périphérique audio a disparu.</translation>
    </message>
    <message numerus="yes">
        <source>The disk was too slow: %n sample(s) of the recording are missing.</source>
        <translation>
            <numerusform>Le disque était trop lent&#xa0;: %n échantillon de l’enregistrement manque.</numerusform>
            <numerusform>Le disque était trop lent&#xa0;: %n échantillons de l’enregistrement manquent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::RelationLanes</name>
    <message>
        <source>Silent</source>
        <translation>Silencieux</translation>
    </message>
    <message>
        <source>Time of both recordings</source>
        <translation>Temps des deux enregistrements</translation>
    </message>
    <message>
        <source>Play both</source>
        <translation>Lire les deux</translation>
    </message>
    <message>
        <source>Play both recordings together</source>
        <translation>Lire les deux enregistrements ensemble</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Guide waveform</source>
        <translation>Forme d’onde du guide</translation>
    </message>
    <message>
        <source>Labels of the guide</source>
        <translation>Étiquettes du guide</translation>
    </message>
    <message>
        <source>Waveform of the partner</source>
        <translation>Forme d’onde du partenaire</translation>
    </message>
    <message>
        <source>Labels of the partner</source>
        <translation>Étiquettes du partenaire</translation>
    </message>
    <message>
        <source>Visible part of both recordings</source>
        <translation>Partie visible des deux enregistrements</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>Joué</translation>
    </message>
    <message>
        <source>Labels that were played</source>
        <translation>Étiquettes qui ont été jouées</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Prédit</translation>
    </message>
    <message>
        <source>Labels that the model predicts</source>
        <translation>Étiquettes que prédit le modèle</translation>
    </message>
    <message numerus="yes">
        <source>A stretch that is held back, each label predicted from the true ones before it: %1 of %n right.</source>
        <translation>
            <numerusform>Un passage mis de côté, chaque étiquette prédite d’après les vraies qui la précèdent&#xa0;: %1 sur %n juste.</numerusform>
            <numerusform>Un passage mis de côté, chaque étiquette prédite d’après les vraies qui la précèdent&#xa0;: %1 sur %n justes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paire</translation>
    </message>
</context>
<context>
    <name>antiphon::RelationPage</name>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Answer with it</source>
        <translation>Répondre avec</translation>
    </message>
    <message>
        <source>Fine-tune on…</source>
        <translation>Approfondir avec…</translation>
    </message>
    <message>
        <source>Open in Training</source>
        <translation>Ouvrir dans Entraînement</translation>
    </message>
    <message>
        <source>Back to the take</source>
        <translation>Retour à la prise</translation>
    </message>
    <message>
        <source>Learn how one track answers another</source>
        <translation>Apprendre comment une piste répond à une autre</translation>
    </message>
    <message>
        <source>Played together</source>
        <translation>Joués ensemble</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>A new model, or one that is trained on with these recordings</source>
        <translation>Un nouveau modèle, ou un modèle dont poursuivre l’entraînement avec ces enregistrements</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Progression de l’entraînement</translation>
    </message>
    <message>
        <source>Cut the recordings into segments, and learn which of them are alike</source>
        <translation>Découper les enregistrements en segments, et apprendre lesquels se ressemblent</translation>
    </message>
    <message>
        <source>Pause the training</source>
        <translation>Suspendre l’entraînement</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>Arrêter l’entraînement</translation>
    </message>
    <message>
        <source>Stop and keep what was learned until now</source>
        <translation>Arrêter et garder ce qui a été appris jusqu’ici</translation>
    </message>
    <message>
        <source>Loss while training</source>
        <translation>Perte pendant l’entraînement</translation>
    </message>
    <message>
        <source>How wrong the predictions are, on what is learned from and on what is held back. When the second rises, it learns by heart.</source>
        <translation>À quel point les prédictions se trompent, sur ce qui sert à apprendre et sur ce qui est mis de côté. Quand la seconde courbe monte, le modèle apprend par cœur.</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Codes, training and result</source>
        <translation>Codes, entraînement et résultat</translation>
    </message>
    <message>
        <source>Back to the take, where the memory then answers the guide as this model has learned it</source>
        <translation>Retour à la prise, où la mémoire répond alors au guide comme ce modèle l’a appris</translation>
    </message>
    <message>
        <source>Train this model on with other recordings</source>
        <translation>Poursuivre l’entraînement de ce modèle avec d’autres enregistrements</translation>
    </message>
    <message>
        <source>See all its curves beside those of other trainings</source>
        <translation>Voir toutes ses courbes à côté de celles d’autres entraînements</translation>
    </message>
    <message>
        <source>A new model</source>
        <translation>Un nouveau modèle</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a model and what it was learned from</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <extracomment>what is being done, and the time that it will still take</extracomment>
        <translation>%1, encore %2</translation>
    </message>
    <message>
        <source>learned from</source>
        <translation>appris</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>mis de côté</translation>
    </message>
    <message>
        <source>Nothing was held back, so what was learned cannot be judged.</source>
        <translation>Rien n’a été mis de côté, on ne peut donc pas juger de ce qui a été appris.</translation>
    </message>
    <message>
        <source>Stopped before the end, so it was not evaluated. What it had learned until then is kept and can answer; the training itself can go on in Jobs.</source>
        <translation>Arrêté avant la fin, donc non évalué. Ce qui a été appris jusque-là est gardé et peut répondre&#xa0;; l’entraînement lui-même peut être repris dans le panneau des travaux.</translation>
    </message>
    <message>
        <source>Stopped before there was anything to keep.</source>
        <translation>Arrêté avant qu’il y ait quelque chose à garder.</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <comment>label and probability</comment>
        <translation>%1 (%2&#xa0;%)</translation>
    </message>
    <message>
        <source>Likeliest labels: %1</source>
        <translation>Étiquettes les plus probables&#xa0;: %1</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Ouvrez d’abord un projet.</translation>
    </message>
    <message>
        <source>Add two recordings that were played together, or a folder of songs.</source>
        <translation>Ajoutez deux enregistrements joués ensemble, ou un dossier de morceaux.</translation>
    </message>
    <message>
        <source>%1 cannot answer itself; choose another recording.</source>
        <translation>%1 ne peut pas se répondre à lui-même&#xa0;; choisissez un autre enregistrement.</translation>
    </message>
    <message>
        <source>Only where a song has more than two tracks.</source>
        <translation>Seulement si un morceau a plus de deux pistes.</translation>
    </message>
    <message>
        <source>Learn the relation between these recordings</source>
        <translation>Apprendre la relation entre ces enregistrements</translation>
    </message>
    <message>
        <source>Continue the guide with it</source>
        <translation>Prolonger le guide avec</translation>
    </message>
    <message>
        <source>Solid: what it learns from. Dashed: what it has not learned from.</source>
        <translation>Trait plein : ce dont il apprend. Tirets : ce qu’il n’a pas appris.</translation>
    </message>
    <message>
        <source>Choose the recordings that the model is to be trained on with; then press Train.</source>
        <translation>Choisissez les enregistrements avec lesquels approfondir le modèle, puis appuyez sur « Entraîner ».</translation>
    </message>
    <message>
        <source>A tiny model learns a pair in about a minute.</source>
        <translation>Un tout petit modèle apprend une paire en une minute environ.</translation>
    </message>
    <message>
        <source>More to do with models</source>
        <translation>Autres actions sur les modèles</translation>
    </message>
    <message>
        <source>Try several settings, or judge a model on recordings</source>
        <translation>Essayer plusieurs réglages, ou juger un modèle sur des enregistrements</translation>
    </message>
    <message>
        <source>Try segments and codes…</source>
        <translation>Essayer segments et codes…</translation>
    </message>
    <message>
        <source>Train with several lengths of segments and numbers of codes, and compare them in a table</source>
        <translation>Entraîner avec plusieurs durées de segments et nombres de codes, et les comparer dans un tableau</translation>
    </message>
    <message>
        <source>Evaluate on…</source>
        <translation>Évaluer sur…</translation>
    </message>
    <message>
        <source>Choose a model, or train one.</source>
        <translation>Choisir un modèle, ou en entraîner un.</translation>
    </message>
    <message>
        <source>Compare what the model answers with what was played, beside what needs no model</source>
        <translation>Comparer ce que le modèle répond avec ce qui a été joué, à côté de ce qui ne demande pas de modèle</translation>
    </message>
    <message>
        <source>steps decide</source>
        <extracomment>instead of a number of epochs, when it is 0</extracomment>
        <translation>les pas décident</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
</context>
<context>
    <name>antiphon::RelationPairs</name>
    <message>
        <source>Drop two recordings here that were played together, or a folder of songs.</source>
        <translation>Déposez ici deux enregistrements joués ensemble, ou un dossier de morceaux.</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Réponse de</translation>
    </message>
    <message>
        <source>Recordings that were played together</source>
        <translation>Enregistrements joués ensemble</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Add recordings that were played together</source>
        <translation>Ajouter des enregistrements joués ensemble</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Échanger</translation>
    </message>
    <message>
        <source>The other recording of the pair leads</source>
        <translation>L’autre enregistrement de la paire guide</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take the pair out; its files stay</source>
        <translation>Retirer la paire&#xa0;; ses fichiers restent</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <extracomment>a folder of songs, each with its tracks</extracomment>
        <translation>Dossier %1</translation>
    </message>
    <message>
        <source>Pairs have two recordings each, the guide and what answered it; choose both.</source>
        <translation>Une paire compte deux enregistrements, le guide et ce qui lui a répondu&#xa0;; choisissez les deux.</translation>
    </message>
    <message>
        <source>The present guide and memory</source>
        <translation>Le guide et la mémoire actuels</translation>
    </message>
    <message>
        <source>What is selected in the library</source>
        <translation>Ce qui est sélectionné dans la bibliothèque</translation>
    </message>
    <message>
        <source>Two files…</source>
        <translation>Deux fichiers…</translation>
    </message>
    <message>
        <source>A folder of songs…</source>
        <translation>Un dossier de morceaux…</translation>
    </message>
    <message>
        <source>Choose the guide and what answered it</source>
        <translation>Choisir le guide et ce qui lui a répondu</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)</source>
        <translation>Sons (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)</translation>
    </message>
    <message>
        <source>Choose a folder of songs</source>
        <translation>Choisir un dossier de morceaux</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Ajouter des enregistrements</translation>
    </message>
    <message>
        <source>Swap a pair</source>
        <translation>Échanger une paire</translation>
    </message>
    <message>
        <source>Remove a pair</source>
        <translation>Retirer une paire</translation>
    </message>
</context>
<context>
    <name>antiphon::RelationVerdict</name>
    <message>
        <source>%1 %</source>
        <extracomment>a share in percent</extracomment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>drawing any label</source>
        <translation>tirer une étiquette quelconque</translation>
    </message>
    <message>
        <source>always playing the most frequent label</source>
        <translation>jouer toujours l’étiquette la plus fréquente</translation>
    </message>
    <message>
        <source>repeating one label</source>
        <translation>répéter une seule étiquette</translation>
    </message>
    <message>
        <source>Labels that are right</source>
        <translation>Étiquettes justes</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Evaluation of the model</source>
        <translation>Évaluation du modèle</translation>
    </message>
    <message>
        <source>When a training has ended, its model is compared here with what needs no model, on the part that was held back.</source>
        <translation>Quand un entraînement est terminé, son modèle est comparé ici à ce qui ne demande pas de modèle, sur la part mise de côté.</translation>
    </message>
    <message>
        <source>The model by itself</source>
        <translation>Le modèle seul</translation>
    </message>
    <message>
        <source>Free-running: it hears the guide and what it has answered so far, as it does when it generates.</source>
        <translation>En génération libre&#xa0;: il entend le guide et ce qu’il a répondu jusque-là, comme lorsqu’il génère.</translation>
    </message>
    <message>
        <source>The same, guides shuffled</source>
        <translation>Le même, guides mélangés</translation>
    </message>
    <message>
        <source>The model hears guides that do not belong to what was played: what it knows without listening.</source>
        <translation>Le modèle entend des guides étrangers à ce qui a été joué&#xa0;: ce qu’il sait sans écouter.</translation>
    </message>
    <message>
        <source>Always the most frequent label</source>
        <translation>Toujours l’étiquette la plus fréquente</translation>
    </message>
    <message>
        <source>One label repeated</source>
        <translation>Une étiquette répétée</translation>
    </message>
    <message>
        <source>Repeats the label that the windows of the training begin with most often.</source>
        <translation>Répète l’étiquette par laquelle les fenêtres de l’entraînement commencent le plus souvent.</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Une étiquette quelconque</translation>
    </message>
    <message>
        <source>The model, told what was played before</source>
        <translation>Le modèle, passé connu</translation>
    </message>
    <message>
        <source>Teacher-forced: easier, as labels often stay the same.</source>
        <translation>Passé connu (teacher forcing)&#xa0;: plus facile, car les étiquettes restent souvent les mêmes.</translation>
    </message>
    <message>
        <source>The label before, told what it was</source>
        <translation>L’étiquette précédente, passé connu</translation>
    </message>
    <message>
        <source>The baseline of the line above.</source>
        <translation>La valeur de référence de la ligne du dessus.</translation>
    </message>
    <message numerus="yes">
        <source>On so little that was held back (%n segment(s)) this may be chance.</source>
        <translation>
            <numerusform>Sur si peu de matériau mis de côté (%n segment), ce peut être le hasard.</numerusform>
            <numerusform>Sur si peu de matériau mis de côté (%n segments), ce peut être le hasard.</numerusform>
        </translation>
    </message>
    <message>
        <source>The difference is no chance (95 % interval %1 to %2).</source>
        <translation>La différence n’est pas due au hasard (intervalle à 95&#xa0;%&#xa0;: %1 à %2).</translation>
    </message>
    <message>
        <source>Free-running: it hears the beginning and how it has gone on so far, as it does when it continues a track.</source>
        <translation>En roue libre : il entend le début et la suite qu’il a faite jusque-là, comme lorsqu’il continue une piste.</translation>
    </message>
    <message>
        <source>The same, beginnings shuffled</source>
        <translation>De même, débuts mélangés</translation>
    </message>
    <message>
        <source>The model hears beginnings of other places: what it knows without listening.</source>
        <translation>Le modèle entend les débuts d’autres endroits : ce qu’il sait sans écouter.</translation>
    </message>
    <message>
        <source>More recordings of the same kind, fewer labels or longer segments may.</source>
        <translation>Plus d’enregistrements de la même sorte, moins d’étiquettes ou des segments plus longs pourraient aider.</translation>
    </message>
    <message>
        <source>What it learned here does not help: it is right more often with beginnings of other places (%1) than with its own (%2).</source>
        <translation>Ce qu’il a appris n’aide pas ici : il a plus souvent raison avec les débuts d’autres endroits (%1) qu’avec les siens (%2).</translation>
    </message>
    <message>
        <source>What it learned here does not help: it is right more often with guides that do not belong (%1) than with its own (%2).</source>
        <translation>Ce qu’il a appris n’aide pas ici : il a plus souvent raison avec des guides qui ne vont pas ensemble (%1) qu’avec les siens (%2).</translation>
    </message>
    <message>
        <source>What it learned here does not help: it is right as often with beginnings of other places as with its own (%1).</source>
        <translation>Ce qu’il a appris n’aide pas ici : il a aussi souvent raison avec les débuts d’autres endroits qu’avec les siens (%1).</translation>
    </message>
    <message>
        <source>What it learned here does not help: it is right as often with guides that do not belong as with its own (%1).</source>
        <translation>Ce qu’il a appris n’aide pas ici : il a aussi souvent raison avec des guides qui ne vont pas ensemble qu’avec les siens (%1).</translation>
    </message>
    <message>
        <source>It listens: by itself %1 of the labels are right, with beginnings of other places %2.</source>
        <translation>Il écoute : en roue libre %1 des étiquettes sont justes, avec les débuts d’autres endroits %2.</translation>
    </message>
    <message>
        <source>It listens: by itself %1 of the labels are right, with guides that do not belong %2.</source>
        <translation>Il écoute : en roue libre %1 des étiquettes sont justes, avec des guides qui ne vont pas ensemble %2.</translation>
    </message>
    <message>
        <source>But %1 is right no less often (%2), so its answers are no likely ones.</source>
        <translation>Mais %1 n’est pas moins souvent juste (%2), donc ses réponses ne sont pas des réponses probables.</translation>
    </message>
</context>
<context>
    <name>antiphon::RowExportPage</name>
    <message>
        <source>At equal loudness (−23 LUFS)</source>
        <translation>À sonie égale (−23 LUFS)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Export sounds</source>
        <translation>Exporter des sons</translation>
    </message>
    <message>
        <source>A file for each</source>
        <translation>Un fichier par son</translation>
    </message>
    <message>
        <source>One file, one after the other</source>
        <translation>Un seul fichier, à la suite</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Fréquence d’échantillonnage</translation>
    </message>
    <message>
        <source>24 bits</source>
        <translation>24 bits</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 bits</translation>
    </message>
    <message>
        <source>32 bits, float</source>
        <translation>32 bits, flottant</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>What will come out</source>
        <translation>Ce qui sera produit</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message numerus="yes">
        <source>%n sound(s), %1 s in all, %2. Names say the parameters; nothing is overwritten.</source>
        <translation>
            <numerusform>%n son, %1 s en tout, %2. Les noms indiquent les paramètres&#xa0;; rien n’est écrasé.</numerusform>
            <numerusform>%n sons, %1 s en tout, %2. Les noms indiquent les paramètres&#xa0;; rien n’est écrasé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exporter vers</translation>
    </message>
    <message>
        <source>Cancelled; what was written stays.</source>
        <translation>Annulé&#xa0;; ce qui a été écrit reste.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written, the first is %1.</source>
        <translation>
            <numerusform>%n fichier écrit, le premier est %1.</numerusform>
            <numerusform>%n fichiers écrits, le premier est %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::RowTableView</name>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>No row passes the filter</source>
        <translation>Aucune ligne ne passe le filtre</translation>
    </message>
</context>
<context>
    <name>antiphon::RunDetails</name>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Figures appear when the run is done.</source>
        <translation>Les chiffres apparaissent à la fin de l’exécution.</translation>
    </message>
    <message>
        <source>Options and inputs</source>
        <translation>Options et entrées</translation>
    </message>
    <message>
        <source>Choose a run to see what it was asked to do.</source>
        <translation>Choisissez une exécution pour voir ce qui lui a été demandé.</translation>
    </message>
    <message>
        <source>Details of the run</source>
        <translation>Détails de l’exécution</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Journal de l’exécution</translation>
    </message>
    <message>
        <source>Choose a job to read what it says.</source>
        <translation>Choisissez un travail pour lire ce qu’il dit.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>tirée</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Périphérique</translation>
    </message>
</context>
<context>
    <name>antiphon::RunView</name>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>This run has no figures.</source>
        <translation>Cette exécution n’a pas de chiffres.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Cancel the run; it can be resumed from the jobs panel</source>
        <translation>Annuler l’exécution&#xa0;; elle peut être reprise depuis le panneau des travaux</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Annuler l’exécution</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Waits for other jobs</source>
        <translation>Attend d’autres travaux</translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>time that a run will still take, such as &quot;about 12 s left&quot;</extracomment>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>Continuer l’exécution</translation>
    </message>
    <message>
        <source>Pause the run</source>
        <translation>Suspendre l’exécution</translation>
    </message>
    <message>
        <source>Done in %1.</source>
        <translation>Terminé en %1.</translation>
    </message>
    <message>
        <source>Cancelled. The jobs panel can resume it.</source>
        <translation>Annulée. Le panneau des travaux peut la reprendre.</translation>
    </message>
</context>
<context>
    <name>antiphon::SavePlots</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save what is shown as a file</source>
        <translation>Enregistrer dans un fichier ce qui est montré</translation>
    </message>
    <message>
        <source>Save as a picture (PNG)…</source>
        <translation>Enregistrer comme image (PNG)…</translation>
    </message>
    <message>
        <source>Save as a drawing (SVG)…</source>
        <translation>Enregistrer comme dessin (SVG)…</translation>
    </message>
    <message>
        <source>Save as a table (CSV)…</source>
        <translation>Enregistrer comme tableau (CSV)…</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré : %1.</translation>
    </message>
</context>
<context>
    <name>antiphon::SeedWidget</name>
    <message>
        <source>The same seed gives the same result again; 0 draws a new one.</source>
        <translation>La même graine redonne le même résultat&#xa0;; 0 en tire une nouvelle.</translation>
    </message>
    <message>
        <source>(drawn)</source>
        <extracomment>beside the seed 0</extracomment>
        <translation>(tirée)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>Verrouiller la graine</translation>
    </message>
    <message>
        <source>Lock the seed: the next runs use it too</source>
        <translation>Verrouiller la graine&#xa0;: les exécutions suivantes l’utilisent aussi</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Use this seed for the next runs</source>
        <translation>Utiliser cette graine pour les exécutions suivantes</translation>
    </message>
    <message>
        <source>Keep the seed that was used</source>
        <translation>Garder la graine utilisée</translation>
    </message>
    <message>
        <source>The last run used %1.</source>
        <translation>La dernière exécution a utilisé %1.</translation>
    </message>
</context>
<context>
    <name>antiphon::Session</name>
    <message>
        <source>Compose the demo</source>
        <translation>Composer la démo</translation>
    </message>
    <message>
        <source>Antiphon demo</source>
        <translation>Démo d’Antiphon</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importer %1</translation>
    </message>
    <message numerus="yes">
        <source>Import %n files and folders</source>
        <translation>
            <numerusform>Importer %n fichier ou dossier</numerusform>
            <numerusform>Importer %n fichiers et dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>antiphon::SettingsDialog</name>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Langue&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>&amp;Apparence&#xa0;:</translation>
    </message>
    <message>
        <source>Your work is saved while you do it: every edit of the library at once, the arrangement of the window within seconds.</source>
        <translation>Votre travail est enregistré au fur et à mesure&#xa0;: chaque modification de la bibliothèque aussitôt, la disposition de la fenêtre en quelques secondes.</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Périphérique&#xa0;:</translation>
    </message>
    <message>
        <source>All but one</source>
        <translation>Tous sauf un</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils d’exécution</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>&amp;Fils d’exécution&#xa0;:</translation>
    </message>
    <message numerus="yes">
        <source>This machine has %n processor cores. One is kept free so that sound never stutters while a model learns.</source>
        <translation>
            <numerusform>Cette machine a %n cœur de processeur. Un cœur reste libre pour que le son ne saccade jamais pendant qu’un modèle apprend.</numerusform>
            <numerusform>Cette machine a %n cœurs de processeur. L’un d’eux reste libre pour que le son ne saccade jamais pendant qu’un modèle apprend.</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
</context>
<context>
    <name>antiphon::ShareBars</name>
    <message>
        <source>Shares</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %2 % to %3 %</source>
        <translation>%1 %2&#xa0;% à %3&#xa0;%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>antiphon::ShortcutEditor</name>
    <message>
        <source>Search by name or keys</source>
        <translation>Chercher par nom ou par touches</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Chercher des raccourcis</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflit</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Nouvelles touches</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>No keys for this action</source>
        <translation>Aucune touche pour cette action</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Back to the default keys</source>
        <translation>Revenir aux touches par défaut</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>Back to the default keys of every action</source>
        <translation>Revenir aux touches par défaut de toutes les actions</translation>
    </message>
    <message>
        <source>&amp;Keys:</source>
        <translation>&amp;Touches&#xa0;:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is also used by: %2</source>
        <translation>%1 sert aussi à&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Slider</name>
    <message>
        <source>%1, value</source>
        <extracomment>the field beside a slider; %1 is what the slider moves</extracomment>
        <translation>%1, valeur</translation>
    </message>
    <message>
        <source>Reset to %1</source>
        <translation>Remettre à %1</translation>
    </message>
    <message>
        <source>Type a value</source>
        <translation>Saisir une valeur</translation>
    </message>
    <message>
        <source>MIDI learn</source>
        <translation>Apprentissage MIDI</translation>
    </message>
    <message>
        <source>Moved by %1</source>
        <translation>Commandé par %1</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>Oublier %1</translation>
    </message>
</context>
<context>
    <name>antiphon::SlotWidget</name>
    <message>
        <source>Drop %1 here</source>
        <translation>Déposer ici&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1 (facultatif)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <extracomment>%1 is the name of an input of a task</extracomment>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>Parcourir&#xa0;: %1</translation>
    </message>
    <message>
        <source>Use selected</source>
        <extracomment>%1 is the name of an input of a task</extracomment>
        <translation>Utiliser la sélection</translation>
    </message>
    <message>
        <source>Use what is selected in the library as %1</source>
        <translation>Utiliser la sélection de la bibliothèque&#xa0;: %1</translation>
    </message>
    <message>
        <source>Clear</source>
        <extracomment>%1 is the name of an input of a task</extracomment>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Clear %1</source>
        <translation>Vider&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 is %2; %3 takes %4.</source>
        <extracomment>%1 a file, %2 and %4 kinds such as &quot;audio&quot; and &quot;notes&quot;, %3 the input of a task</extracomment>
        <translation>Type de %1&#xa0;: %2&#xa0;; %3 attend&#xa0;: %4.</translation>
    </message>
    <message>
        <source>%1 is no file that the program reads; %2 takes %3.</source>
        <translation>%1 n’est pas un fichier que le programme lit&#xa0;; %2 attend&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <extracomment>title of a file dialog; %1 is the name of an input of a task</extracomment>
        <translation>Choisir&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::SnapshotBar</name>
    <message>
        <source>Snapshots</source>
        <translation>Instantanés</translation>
    </message>
    <message>
        <source>Morph from snapshot</source>
        <translation>Morphing depuis l’instantané</translation>
    </message>
    <message>
        <source>Morph to snapshot</source>
        <translation>Morphing vers l’instantané</translation>
    </message>
    <message>
        <source>Morph</source>
        <translation>Morphing</translation>
    </message>
    <message>
        <source>From one snapshot to the other</source>
        <translation>D’un instantané à l’autre</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>Instantané %1</translation>
    </message>
    <message>
        <source>Snapshot %1, empty</source>
        <translation>Instantané %1, vide</translation>
    </message>
    <message>
        <source>Recall (key %1). Shift stores the parameters here.</source>
        <translation>Rappeler (touche %1). Avec Maj, les paramètres sont mémorisés ici.</translation>
    </message>
    <message>
        <source>Store the parameters here (Shift and key %1)</source>
        <translation>Mémoriser les paramètres ici (Maj et touche %1)</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>Store here</source>
        <translation>Mémoriser ici</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
</context>
<context>
    <name>antiphon::SoundSlot</name>
    <message>
        <source>Choose from the library or a file</source>
        <translation>Choisir dans la bibliothèque ou un fichier</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choisir&#xa0;: %1</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Retirer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)</source>
        <translation>Sons (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sound and its folder</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing is selected in the library</source>
        <translation>Rien n’est sélectionné dans la bibliothèque</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Depuis un fichier…</translation>
    </message>
    <message>
        <source>MIDI files (*.mid *.midi)</source>
        <translation>Fichiers MIDI (*.mid *.midi)</translation>
    </message>
    <message>
        <source>Others: select them in the library first</source>
        <translation>Autres : sélectionnez-les d&apos;abord dans la bibliothèque</translation>
    </message>
</context>
<context>
    <name>antiphon::SoundcheckPage</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Périphérique audio</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Second synthesizer</source>
        <translation>Second synthétiseur</translation>
    </message>
    <message>
        <source>Point of the table, moved by MIDI or hand</source>
        <translation>Point de la table, déplacé par MIDI ou à la main</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Channel of the device</source>
        <translation>Canal de l’appareil</translation>
    </message>
    <message>
        <source>Mean of all channels</source>
        <translation>Moyenne de tous les canaux</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Canal %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Choose a file to listen to</source>
        <translation>Choisir un fichier à écouter</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mixage</translation>
    </message>
    <message>
        <source>Listen to a recording</source>
        <translation>Écouter un enregistrement</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.aiff *.ogg *.mp3)</source>
        <translation>Sons (*.wav *.flac *.aiff *.ogg *.mp3)</translation>
    </message>
    <message>
        <source>The sound device has no input: choose one in the settings.</source>
        <translation>Le périphérique audio n’a pas d’entrée : en choisir une dans les réglages.</translation>
    </message>
    <message>
        <source>Choose a file, or drop one here.</source>
        <translation>Choisir un fichier, ou en déposer un ici.</translation>
    </message>
    <message>
        <source>Silence, please…</source>
        <translation>Silence, s’il vous plaît…</translation>
    </message>
    <message>
        <source>Noise floor: %1 dB</source>
        <translation>Bruit de fond : %1 dB</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Pas encore mesuré</translation>
    </message>
    <message>
        <source>Position in the file</source>
        <translation>Position dans le fichier</translation>
    </message>
    <message>
        <source>The file goes on from here</source>
        <translation>Le fichier continue à partir d&apos;ici</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
</context>
<context>
    <name>antiphon::SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation>Spectrogramme</translation>
    </message>
    <message>
        <source>Level by time and frequency. Up and Down change the brightness, F switches between a logarithmic and a linear scale.</source>
        <translation>Niveau selon le temps et la fréquence. Haut et Bas changent la luminosité, F bascule entre échelle logarithmique et linéaire.</translation>
    </message>
    <message>
        <source>No sound here yet</source>
        <translation>Pas encore de son ici</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1, %2 Hz</source>
        <translation>%1, %2 Hz</translation>
    </message>
</context>
<context>
    <name>antiphon::StemBeats</name>
    <message>
        <source>Clicks</source>
        <translation>Clics</translation>
    </message>
    <message>
        <source>Hear a click at every beat</source>
        <translation>Entendre un clic à chaque temps</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Taper</translation>
    </message>
    <message>
        <source>Press along to the beat, at least three times</source>
        <translation>Appuyer en mesure, au moins trois fois</translation>
    </message>
    <message>
        <source>½</source>
        <comment>tempo</comment>
        <translation>½</translation>
    </message>
    <message>
        <source>Half as many beats</source>
        <translation>Moitié moins de temps</translation>
    </message>
    <message>
        <source>×2</source>
        <comment>tempo</comment>
        <translation>×2</translation>
    </message>
    <message>
        <source>Twice as many beats</source>
        <translation>Deux fois plus de temps</translation>
    </message>
    <message>
        <source>Bar here</source>
        <translation>Mesure ici</translation>
    </message>
    <message>
        <source>A bar begins at the cursor</source>
        <translation>Une mesure commence au curseur</translation>
    </message>
    <message>
        <source>As heard</source>
        <translation>Comme entendus</translation>
    </message>
    <message>
        <source>Forget what was mended and take the beats as they are heard</source>
        <translation>Oublier les corrections et prendre les temps comme ils sont entendus</translation>
    </message>
    <message>
        <source>Halve beats</source>
        <translation>Diviser les temps par deux</translation>
    </message>
    <message>
        <source>Double beats</source>
        <translation>Doubler les temps</translation>
    </message>
    <message>
        <source>Tap tempo</source>
        <translation>Taper le tempo</translation>
    </message>
    <message>
        <source>Drag beat</source>
        <translation>Déplacer un temps</translation>
    </message>
    <message>
        <source>Begin a bar</source>
        <translation>Commencer une mesure</translation>
    </message>
    <message>
        <source>Listening for beats…</source>
        <translation>Écoute des temps…</translation>
    </message>
    <message>
        <source>Set a tempo, or tap it, for clicks</source>
        <translation>Pour des clics, régler ou taper un tempo</translation>
    </message>
    <message>
        <source>No beats are heard: tap along</source>
        <translation>Aucun temps entendu : taper en mesure</translation>
    </message>
    <message>
        <source>%1 bpm, mended</source>
        <translation>%1 bpm, corrigé</translation>
    </message>
    <message>
        <source>%1 bpm, steady</source>
        <translation>%1 bpm, régulier</translation>
    </message>
    <message>
        <source>%1 bpm, as heard</source>
        <translation>%1 bpm, comme entendu</translation>
    </message>
</context>
<context>
    <name>antiphon::StemCodecPage</name>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>No codec yet</source>
        <translation>Pas encore de codec</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>a sound to hear through the codec</source>
        <translation>un son à entendre à travers le codec</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>Write the recording as codes and back</source>
        <translation>Écrire l’enregistrement en codes et retour</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Time of the recording</source>
        <translation>Temps de l’enregistrement</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>Décodé</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Hear what is lost</source>
        <translation>Entendre ce qui se perd</translation>
    </message>
    <message>
        <source>Hear it from the cursor</source>
        <translation>L’entendre à partir du curseur</translation>
    </message>
    <message>
        <source>Waveform: %1</source>
        <extracomment>%1 such as &quot;Decoded&quot;</extracomment>
        <translation>Forme d’onde : %1</translation>
    </message>
    <message>
        <source>Visible part of the recording</source>
        <translation>Partie visible de l’enregistrement</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Livre</translation>
    </message>
    <message>
        <source>Rows in use</source>
        <translation>Lignes employées</translation>
    </message>
    <message>
        <source>How much of each book is used</source>
        <translation>Quelle part de chaque livre est employée</translation>
    </message>
    <message>
        <source>A codec writes sound as few codes: models of stems write such codes. Train one, or import EnCodec&apos;s weights: see Train.</source>
        <translation>Un codec écrit le son en peu de codes : les modèles de pistes écrivent de tels codes. En entraîner un, ou importer les poids d’EnCodec : voir Entraîner.</translation>
    </message>
    <message>
        <source>%1 kHz, %2 books of %3 rows, %4 kbit/s.</source>
        <translation>%1 kHz, %2 livres de %3 lignes, %4 kbit/s.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share in percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Row %1 is used most often: %2 times</source>
        <translation>La ligne %1 sert le plus souvent : %2 fois</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>This recording: %1</source>
        <translation>Cet enregistrement : %1</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Ouvrir d’abord un projet.</translation>
    </message>
    <message>
        <source>Train or choose a codec first.</source>
        <translation>Entraîner ou choisir d’abord un codec.</translation>
    </message>
    <message>
        <source>Choose a recording first.</source>
        <translation>Choisir d’abord un enregistrement.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>antiphon::StemForm</name>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>a stem that sounds as this one shall</source>
        <translation>une piste qui sonne comme celle-ci le doit</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Again from here</source>
        <translation>Encore d’ici</translation>
    </message>
    <message>
        <source>Loop this bar</source>
        <translation>Boucler la mesure</translation>
    </message>
    <message>
        <source>Stem to write</source>
        <translation>Piste à écrire</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Options of the stem</source>
        <translation>Options de la piste</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Choose stem</source>
        <translation>Choisir la piste</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>Modifier le texte</translation>
    </message>
    <message>
        <source>Choose reference</source>
        <translation>Choisir la référence</translation>
    </message>
    <message>
        <source>Set options</source>
        <translation>Régler les options</translation>
    </message>
    <message>
        <source>The model writes nothing else.</source>
        <translation>Le modèle n’écrit rien d’autre.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>The model does not tell stems apart.</source>
        <translation>Le modèle ne distingue pas les pistes.</translation>
    </message>
    <message>
        <source>Which of the stems it knows it writes</source>
        <translation>Laquelle des pistes qu’il connaît il écrit</translation>
    </message>
    <message>
        <source>Write on from the end of the take</source>
        <translation>Continuer à partir de la fin de la prise</translation>
    </message>
    <message>
        <source>Keep the take up to the cursor and write the rest anew</source>
        <translation>Garder la prise jusqu’au curseur et récrire le reste</translation>
    </message>
    <message>
        <source>Write the bar at the cursor so that it can be repeated</source>
        <translation>Écrire la mesure au curseur pour qu’elle se répète</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Write stem</source>
        <translation>Écrire la piste</translation>
    </message>
    <message>
        <source>Stop; what was done can be resumed</source>
        <translation>Arrêter ; ce qui a été fait peut être repris</translation>
    </message>
    <message>
        <source>Write what is missing, so that it plays along</source>
        <translation>Écrire ce qui manque, pour que cela joue avec</translation>
    </message>
    <message>
        <source>all</source>
        <comment>choices</comment>
        <translation>tous</translation>
    </message>
    <message>
        <source>by number</source>
        <comment>choices</comment>
        <translation>selon le nombre</translation>
    </message>
    <message>
        <source>no clicks</source>
        <translation>aucun clic</translation>
    </message>
    <message>
        <source>as heard</source>
        <translation>comme entendu</translation>
    </message>
    <message>
        <source>10 s</source>
        <translation>10 s</translation>
    </message>
    <message>
        <source>the marked part</source>
        <translation>la partie marquée</translation>
    </message>
    <message>
        <source>whole length</source>
        <translation>toute la durée</translation>
    </message>
</context>
<context>
    <name>antiphon::StemLanes</name>
    <message>
        <source>Time of context and stem</source>
        <translation>Temps du contexte et de la piste</translation>
    </message>
    <message>
        <source>Beats of the context</source>
        <translation>Temps du contexte</translation>
    </message>
    <message>
        <source>Context and stem</source>
        <translation>Contexte et piste</translation>
    </message>
    <message>
        <source>Waveform of the stem</source>
        <translation>Forme d’onde de la piste</translation>
    </message>
    <message>
        <source>Visible part of context and stem</source>
        <translation>Partie visible du contexte et de la piste</translation>
    </message>
    <message>
        <source>Waveform of %1</source>
        <translation>Forme d’onde de %1</translation>
    </message>
    <message>
        <source>The missing stem</source>
        <translation>La piste manquante</translation>
    </message>
</context>
<context>
    <name>antiphon::StemPanel</name>
    <message>
        <source>Export %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Mix as it is heard</source>
        <translation>Mixage comme il s’entend</translation>
    </message>
    <message>
        <source>Strokes as drum notes (MIDI)</source>
        <translation>Frappes en notes de batterie (MIDI)</translation>
    </message>
    <message>
        <source>Pitches as bass notes (MIDI)</source>
        <translation>Hauteurs en notes de basse (MIDI)</translation>
    </message>
    <message>
        <source>What it was made of (JSON)</source>
        <translation>De quoi elle est faite (JSON)</translation>
    </message>
    <message>
        <source>Its codes</source>
        <translation>Ses codes</translation>
    </message>
    <message>
        <source>Accompaniment</source>
        <translation>Accompagnement</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>add a sound to play along to</source>
        <translation>ajouter un son avec lequel jouer</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Pas encore de modèle</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Write stem</source>
        <translation>Écrire la piste</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Play context and stem from the cursor</source>
        <translation>Lire contexte et piste à partir du curseur</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Hear this take, or the one before, at equal loudness</source>
        <translation>Entendre cette prise, ou la précédente, au même volume</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write the stem, the mix or its notes as files to pass on</source>
        <translation>Écrire la piste, le mixage ou ses notes en fichiers à transmettre</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Again from here</source>
        <translation>Encore d’ici</translation>
    </message>
    <message>
        <source>Loop this bar</source>
        <translation>Boucler la mesure</translation>
    </message>
    <message>
        <source>A/B: this take</source>
        <translation>A/B : cette prise</translation>
    </message>
    <message>
        <source>A/B: context alone</source>
        <translation>A/B : contexte seul</translation>
    </message>
    <message>
        <source>A/B: take before</source>
        <translation>A/B : prise précédente</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mixer</translation>
    </message>
    <message>
        <source>Take out context</source>
        <translation>Retirer un contexte</translation>
    </message>
    <message>
        <source>Tap tempo</source>
        <translation>Taper le tempo</translation>
    </message>
    <message>
        <source>Beats as heard</source>
        <translation>Temps comme entendus</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>En cours d’écriture</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Show take</source>
        <translation>Montrer la prise</translation>
    </message>
    <message>
        <source>Add context</source>
        <translation>Ajouter un contexte</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Ouvrir d’abord un projet.</translation>
    </message>
    <message>
        <source>Train or choose a model first.</source>
        <translation>Entraîner ou choisir d’abord un modèle.</translation>
    </message>
    <message>
        <source>Add a sound to play along to, or set a tempo for clicks.</source>
        <translation>Ajouter un son avec lequel jouer, ou régler un tempo pour des clics.</translation>
    </message>
    <message>
        <source>Write or choose a take first.</source>
        <translation>Écrire ou choisir d’abord une prise.</translation>
    </message>
    <message>
        <source>Put the cursor inside the take first.</source>
        <translation>Placer d’abord le curseur dans la prise.</translation>
    </message>
    <message>
        <source>There are no bars yet: tap along, or set a tempo.</source>
        <translation>Il n’y a pas encore de mesures : taper en mesure, ou régler un tempo.</translation>
    </message>
    <message>
        <source>A model has to be learned from your own songs of stems first: see Train, where “tiny” takes minutes. Published weights can be imported there, too.</source>
        <translation>Un modèle doit d’abord être appris de vos propres morceaux en pistes : voir Entraîner, où « tiny » prend quelques minutes. On peut aussi y importer des poids publiés.</translation>
    </message>
    <message>
        <source>Drop the sounds that a stem is missing from here, or set a tempo to write to clicks alone.</source>
        <translation>Déposer ici les sons auxquels il manque une piste, ou régler un tempo pour écrire avec des clics seuls.</translation>
    </message>
    <message>
        <source>Mark the part to play along to, or leave it at all of it, and press Write stem (%1).</source>
        <translation>Marquer la partie avec laquelle jouer, ou en rester au tout, et appuyer sur Écrire la piste (%1).</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Morceaux</translation>
    </message>
</context>
<context>
    <name>antiphon::StemPlayer</name>
    <message>
        <source>Accompaniment</source>
        <translation>Accompagnement</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Other take</source>
        <translation>Autre prise</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Clics</translation>
    </message>
</context>
<context>
    <name>antiphon::StemSongBook</name>
    <message>
        <source>Add tag</source>
        <translation>Ajouter une étiquette</translation>
    </message>
    <message>
        <source>Take tag away</source>
        <translation>Retirer une étiquette</translation>
    </message>
    <message>
        <source>Accept suggestion</source>
        <translation>Accepter une proposition</translation>
    </message>
    <message>
        <source>Refuse suggestion</source>
        <translation>Refuser une proposition</translation>
    </message>
</context>
<context>
    <name>antiphon::StemSongs</name>
    <message>
        <source>Reading the songs…</source>
        <translation>Lecture des morceaux…</translation>
    </message>
    <message>
        <source>The songs of your folder appear here, with their genres and moods.</source>
        <translation>Les morceaux de votre dossier apparaissent ici, avec leurs genres et leurs ambiances.</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Add a genre</source>
        <translation>Ajouter un genre</translation>
    </message>
    <message>
        <source>Moods</source>
        <translation>Ambiances</translation>
    </message>
    <message>
        <source>Add a mood</source>
        <translation>Ajouter une ambiance</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Morceau</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonalité</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Sert à</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Proposé</translation>
    </message>
    <message>
        <source>Songs of the data set</source>
        <translation>Morceaux du jeu de données</translation>
    </message>
    <message>
        <source>Choose one song or several to change their tags; Return lets a song be heard.</source>
        <translation>Choisissez un ou plusieurs morceaux pour changer leurs étiquettes ; Entrée fait entendre un morceau.</translation>
    </message>
    <message>
        <source>Hear the song</source>
        <translation>Écouter le morceau</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Choose a song to change its tags.</source>
        <translation>Choisissez un morceau pour changer ses étiquettes.</translation>
    </message>
    <message numerus="yes">
        <source>%n songs</source>
        <translation>
            <numerusform>%n morceau</numerusform>
            <numerusform>%n morceaux</numerusform>
        </translation>
    </message>
    <message>
        <source>Only tags that can be told from the sound better than by chance are suggested; each was tried on songs that it was not learned from.</source>
        <translation>Seules sont proposées des étiquettes reconnues au son mieux que par hasard ; chacune a été essayée sur des morceaux dont elle n’a pas été apprise.</translation>
    </message>
    <message>
        <source>Nothing is left to be suggested here.</source>
        <translation>Il ne reste rien à proposer ici.</translation>
    </message>
    <message>
        <source>Nothing yet: give some songs tags, then train and press Suggest.</source>
        <translation>Rien encore : étiquetez quelques morceaux, puis entraînez et cliquez sur Proposer.</translation>
    </message>
    <message numerus="yes">
        <source>%n more of the kind.</source>
        <translation>
            <numerusform>Encore %n message de ce genre.</numerusform>
            <numerusform>Encore %n messages de ce genre.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::StemTagSteps</name>
    <message>
        <source>Folder of songs</source>
        <translation>Dossier de morceaux</translation>
    </message>
    <message>
        <source>Choose the folder of your songs, or drop it here: a folder a song, in it one a stem (drums, bass, …).</source>
        <translation>Choisir le dossier de vos morceaux, ou le déposer ici : un dossier par morceau, dedans un par piste (drums, bass, …).</translation>
    </message>
    <message>
        <source>Learned tags</source>
        <translation>Étiquettes apprises</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aucune pour l’instant</translation>
    </message>
    <message>
        <source>Learned tags (*.json)</source>
        <translation>Étiquettes apprises (*.json)</translation>
    </message>
    <message>
        <source>1. Train</source>
        <translation>1. Entraîner</translation>
    </message>
    <message>
        <source>Learns from the songs that have tags which of them can be told from how a song sounds, and tries each on songs that it did not learn from. What is not told better than by chance is never suggested.</source>
        <translation>Apprend des morceaux étiquetés quelles étiquettes se reconnaissent au son, et essaie chacune sur des morceaux dont il n’a rien appris. Ce qui n’est pas reconnu mieux que par hasard n’est jamais proposé.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>2. Suggest</source>
        <translation>2. Proposer</translation>
    </message>
    <message>
        <source>Listens to the songs without genres or moods. What it suggests is shown below the songs; nothing is written until you accept it.</source>
        <translation>Écoute les morceaux sans genre ou sans ambiance. Ce qu’il propose apparaît sous les morceaux ; rien n’est écrit avant que vous ne l’acceptiez.</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Proposer</translation>
    </message>
    <message>
        <source>Choose a folder of songs first.</source>
        <translation>Choisir d’abord un dossier de morceaux.</translation>
    </message>
    <message>
        <source>Train first, or choose tags that were learned.</source>
        <translation>Entraînez d’abord, ou choisissez des étiquettes apprises.</translation>
    </message>
    <message>
        <source>Learn from the songs that have tags, then suggest some for the others</source>
        <translation>Apprendre des morceaux étiquetés, puis proposer des étiquettes pour les autres</translation>
    </message>
    <message>
        <source>Nothing was suggested.</source>
        <translation>Rien n’a été proposé.</translation>
    </message>
    <message numerus="yes">
        <source>Tags were suggested for %n song(s).</source>
        <translation>
            <numerusform>Des étiquettes ont été proposées pour %n morceau.</numerusform>
            <numerusform>Des étiquettes ont été proposées pour %n morceaux.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::StemTakes</name>
    <message>
        <source>Takes</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>Return shows a take, F2 renames it, K keeps it in front, Delete takes it out; its file stays.</source>
        <translation>Entrée montre une prise, F2 la renomme, K la garde devant, Suppr la retire ; son fichier reste.</translation>
    </message>
    <message>
        <source>%1.%2</source>
        <extracomment>a run&apos;s number and which of its stems</extracomment>
        <translation>%1.%2</translation>
    </message>
    <message>
        <source>Take %1, kept</source>
        <translation>Prise %1, gardée</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Prise %1</translation>
    </message>
    <message>
        <source>Click to hear it, double click to show it, drag it out as a file</source>
        <translation>Cliquer pour entendre, double-cliquer pour montrer, tirer dehors comme fichier</translation>
    </message>
    <message>
        <source>Rename take</source>
        <translation>Renommer la prise</translation>
    </message>
    <message>
        <source>Keep take</source>
        <translation>Garder la prise</translation>
    </message>
    <message>
        <source>Keep take no longer</source>
        <translation>Ne plus garder la prise</translation>
    </message>
    <message>
        <source>Take out take</source>
        <translation>Retirer la prise</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Entendre</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Keep no longer</source>
        <translation>Ne plus garder</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>The stems that are written are kept here: click to hear one, double click to show it with its context.</source>
        <translation>Les pistes écrites restent ici : cliquer pour en entendre une, double-cliquer pour la montrer avec son contexte.</translation>
    </message>
</context>
<context>
    <name>antiphon::StemTraining</name>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>No codec yet</source>
        <translation>Pas encore de codec</translation>
    </message>
    <message>
        <source>1. Songs</source>
        <translation>1. Morceaux</translation>
    </message>
    <message>
        <source>Finds beats, tempo and key of each song, and sums its drums. Nothing of yours is changed: what is found lies beside it.</source>
        <translation>Trouve les temps, le tempo et la tonalité de chaque morceau, et somme sa batterie. Rien du vôtre n’est changé : ce qui est trouvé est posé à côté.</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Préparer</translation>
    </message>
    <message>
        <source>Folder of songs</source>
        <translation>Dossier de morceaux</translation>
    </message>
    <message>
        <source>Choose the folder of your songs, or drop it here: a folder a song, in it one a stem (drums, bass, …).</source>
        <translation>Choisir le dossier de vos morceaux, ou le déposer ici : un dossier par morceau, dedans un par piste (drums, bass, …).</translation>
    </message>
    <message>
        <source>2. Codec</source>
        <translation>2. Codec</translation>
    </message>
    <message>
        <source>Learns to write sound as few codes and back. “tiny” takes minutes and sounds rough.</source>
        <translation>Apprend à écrire le son en peu de codes et retour. « tiny » prend des minutes et sonne rude.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>3. Model</source>
        <translation>3. Modèle</translation>
    </message>
    <message>
        <source>Learns to write the codes of a stem that plays along to the others. It stops by itself where more would only be learned by heart.</source>
        <translation>Apprend à écrire les codes d’une piste qui joue avec les autres. Il s’arrête de lui-même là où il n’apprendrait plus que par cœur.</translation>
    </message>
    <message>
        <source>Or: published weights</source>
        <translation>Ou : des poids publiés</translation>
    </message>
    <message>
        <source>Makes a model or a codec of checkpoints of STAGE, MusicGen or EnCodec that you have. MusicGen has to be trained further before it plays along.</source>
        <translation>Fait un modèle ou un codec de points de contrôle de STAGE, MusicGen ou EnCodec que vous avez. MusicGen doit être entraîné davantage avant de jouer avec.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Choose a folder of songs first.</source>
        <translation>Choisir d’abord un dossier de morceaux.</translation>
    </message>
    <message>
        <source>Train or choose a codec first.</source>
        <translation>Entraîner ou choisir d’abord un codec.</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Points de contrôle</translation>
    </message>
    <message>
        <source>Checkpoints (*.safetensors *.th *.pt *.bin *.ckpt *.model)</source>
        <translation>Points de contrôle (*.safetensors *.th *.pt *.bin *.ckpt *.model)</translation>
    </message>
    <message>
        <source>From the songs to a model, all that is not done yet, one after the other</source>
        <translation>Des morceaux au modèle, tout ce qui n’est pas encore fait, l’un après l’autre</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n song(s) have beats, tempo and key</source>
        <translation>
            <numerusform>Terminé : %n morceau a temps, tempo et tonalité</numerusform>
            <numerusform>Terminé : %n morceaux ont temps, tempo et tonalité</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>By now what comes out differs by %1 from what went in.</source>
        <translation>Pour l’instant, ce qui sort diffère de %1 de ce qui est entré.</translation>
    </message>
    <message>
        <source>By now it errs by %1 with the true context, by %2 with another one and by %3 without any.</source>
        <translation>Pour l’instant, il se trompe de %1 avec le vrai contexte, de %2 avec un autre et de %3 sans aucun.</translation>
    </message>
    <message>
        <source>4. Measured</source>
        <translation>4. Mesuré</translation>
    </message>
    <message>
        <source>Writes stems to what was held back, once with its context and once with that of another song, and compares both with the true stems: a table, plots and a page to listen to.</source>
        <translation>Écrit des pistes pour ce qui a été mis de côté, une fois avec son contexte et une fois avec celui d&apos;un autre morceau, et compare les deux aux vraies pistes : un tableau, des graphiques et une page à écouter.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Train or choose a model first.</source>
        <translation>Entraîner ou choisir d’abord un modèle.</translation>
    </message>
    <message>
        <source>Of %1 things that are asked of it %2 hold; report.html in the folder of the run has all of it.</source>
        <translation>Sur %1 choses qu&apos;on lui demande, %2 sont tenues ; report.html dans le dossier de l&apos;exécution contient tout.</translation>
    </message>
</context>
<context>
    <name>antiphon::StepSounds</name>
    <message>
        <source>What the training draws of the same noise appears here, step by step.</source>
        <translation>Ce que l’entraînement tire du même bruit apparaît ici, étape par étape.</translation>
    </message>
    <message>
        <source>Drawn of the same noise</source>
        <translation>Tiré du même bruit</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Étape %1</translation>
    </message>
    <message>
        <source>Click to hear it, drag it out as a file</source>
        <translation>Cliquer pour l’entendre, le faire glisser comme fichier</translation>
    </message>
</context>
<context>
    <name>antiphon::SynthChooser</name>
    <message>
        <source>Synthesizer</source>
        <translation>Synthétiseur</translation>
    </message>
    <message>
        <source>%1 (Pure Data)</source>
        <extracomment>a folder with a patch</extracomment>
        <translation>%1 (Pure Data)</translation>
    </message>
    <message>
        <source>Pure Data folder…</source>
        <translation>Dossier Pure Data…</translation>
    </message>
    <message>
        <source>Folder of a patch (with synth.pd)</source>
        <translation>Dossier d’un patch (avec synth.pd)</translation>
    </message>
</context>
<context>
    <name>antiphon::SynthOptions</name>
    <message>
        <source>As published, faults included</source>
        <translation>Comme publié, défauts compris</translation>
    </message>
    <message>
        <source>Grains of</source>
        <translation>Grains de</translation>
    </message>
    <message>
        <source>our own sound; drop a file here</source>
        <translation>le son fourni&#xa0;; déposez un fichier ici</translation>
    </message>
    <message>
        <source>Whole semitones</source>
        <translation>Demi-tons entiers</translation>
    </message>
    <message>
        <source>Even level</source>
        <translation>Niveau égal</translation>
    </message>
    <message>
        <source>Sounds as the original patches do instead of the mended way</source>
        <translation>Sonne comme les patchs d’origine au lieu de la version corrigée</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Variation</translation>
    </message>
    <message>
        <source>Grains are transposed in whole semitones</source>
        <translation>Les grains sont transposés par demi-tons entiers</translation>
    </message>
    <message>
        <source>Many grains at once are no louder than few</source>
        <translation>Beaucoup de grains à la fois ne sont pas plus forts que peu</translation>
    </message>
</context>
<context>
    <name>antiphon::SynthPanel</name>
    <message>
        <source>Synthesizer</source>
        <translation>Synthétiseur</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Jouer</translation>
    </message>
    <message>
        <source>Hold to play</source>
        <translation>Tenir pour jouer</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Randomise</source>
        <translation>Aléatoire</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>The gesture was lost: the window was too busy to follow it. Capture it once more.</source>
        <translation>Le geste a été perdu&#xa0;: la fenêtre était trop occupée pour le suivre. Capturez-le encore une fois.</translation>
    </message>
    <message>
        <source>Sound until this is pressed again</source>
        <translation>Sonner jusqu’au prochain appui</translation>
    </message>
    <message>
        <source>Sound as long as this is pressed</source>
        <translation>Sonner tant que ce bouton est enfoncé</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Glide</source>
        <translation>Glissement</translation>
    </message>
    <message>
        <source>How long parameters take to where they are sent</source>
        <translation>Le temps que mettent les paramètres à atteindre leur but</translation>
    </message>
    <message>
        <source>Parameters by chance</source>
        <translation>Paramètres au hasard</translation>
    </message>
    <message>
        <source>All parameters to the middle</source>
        <translation>Tous les paramètres au milieu</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Déplacer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Change how the synthesizer plays</source>
        <translation>Changer le jeu du synthétiseur</translation>
    </message>
    <message>
        <source>Reset the parameters</source>
        <translation>Réinitialiser les paramètres</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Horizontal</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>Vertical</translation>
    </message>
    <message>
        <source>What the pad moves: %1</source>
        <translation>Ce que déplace le pavé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Move on the pad</source>
        <translation>Déplacer sur le pavé</translation>
    </message>
    <message>
        <source>What led to the present sound is not known any more. Press Play again, then capture.</source>
        <translation>Ce qui a mené au son actuel n’est plus connu. Cliquez de nouveau sur Jouer, puis capturez.</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>Choisir&#xa0;: %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Render %1</source>
        <translation>Rendu&#xa0;: %1</translation>
    </message>
    <message>
        <source>Keep the gesture</source>
        <translation>Garder le geste</translation>
    </message>
    <message>
        <source>Export the gesture</source>
        <translation>Exporter le geste</translation>
    </message>
    <message>
        <source>Sounds (*.wav)</source>
        <translation>Sons (*.wav)</translation>
    </message>
    <message>
        <source>MIDI files (*.mid)</source>
        <translation>Fichiers MIDI (*.mid)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Pure Data: %1</source>
        <translation>Pure Data&#xa0;: %1</translation>
    </message>
    <message>
        <source>Render and hear</source>
        <translation>Rendre et écouter</translation>
    </message>
    <message>
        <source>This project plays the patch in %1. Patches are programs: run only what you trust.</source>
        <translation>Ce projet joue le patch de %1. Les patchs sont des programmes&#xa0;: n’exécutez que ceux en qui vous avez confiance.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Autoriser</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Move the MIDI controller that shall do this. Esc: none after all.</source>
        <translation>Bougez le contrôleur MIDI qui doit commander ceci. Échap&#xa0;: finalement aucun.</translation>
    </message>
    <message>
        <source>Pure Data is rendering…</source>
        <translation>Pure Data effectue le rendu…</translation>
    </message>
    <message>
        <source>Patches are rendered and heard here; they are played live when performing.</source>
        <translation>Les patchs sont rendus et écoutés ici&#xa0;; en concert, ils sont joués en direct.</translation>
    </message>
    <message>
        <source>Press Play and move the sliders, or press on the pad. Keys 1 to 0 recall snapshots, with Shift they store.</source>
        <translation>Cliquez sur Jouer et bougez les curseurs, ou appuyez sur le pavé. Les touches 1 à 0 rappellent les instantanés, avec Maj elles les mémorisent.</translation>
    </message>
    <message>
        <source>Press Play and move the sliders, or press on the pad. Keys A to K play notes, 1 to 0 recall snapshots, with Shift they store.</source>
        <translation>Cliquez sur Jouer et bougez les curseurs, ou appuyez sur le pavé. Les touches A à K jouent des notes, 1 à 0 rappellent les instantanés, avec Maj elles les mémorisent.</translation>
    </message>
    <message>
        <source>This synthesizer&apos;s pitch does not reach every key.</source>
        <translation>La hauteur de ce synthétiseur n’atteint pas toutes les touches.</translation>
    </message>
    <message>
        <source>Stored as snapshot %1.</source>
        <translation>Mémorisé comme instantané %1.</translation>
    </message>
    <message>
        <source>Recall snapshot %1</source>
        <translation>Rappeler l’instantané %1</translation>
    </message>
    <message>
        <source>Snapshot %1 is empty; Shift and its key store.</source>
        <translation>L’instantané %1 est vide&#xa0;; Maj et sa touche mémorisent.</translation>
    </message>
    <message>
        <source>Morph</source>
        <translation>Morphing</translation>
    </message>
    <message>
        <source>Randomise the parameters</source>
        <translation>Paramètres au hasard</translation>
    </message>
    <message>
        <source>Store snapshot %1</source>
        <translation>Mémoriser l’instantané %1</translation>
    </message>
    <message>
        <source>Clear snapshot %1</source>
        <translation>Effacer l’instantané %1</translation>
    </message>
</context>
<context>
    <name>antiphon::TagChips</name>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Genres, moods, a tempo</source>
        <translation>Genres, ambiances, un tempo</translation>
    </message>
    <message>
        <source>This model takes no words; the text is passed over.</source>
        <translation>Ce modèle ne prend pas de mots ; le texte est ignoré.</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <translation>inconnus : %1</translation>
    </message>
    <message>
        <source>No word is recognised</source>
        <translation>Aucun mot n’est reconnu</translation>
    </message>
    <message>
        <source>Recognised: %1</source>
        <translation>Reconnus : %1</translation>
    </message>
</context>
<context>
    <name>antiphon::TagHints</name>
    <message numerus="yes">
        <source>%1 (%n song(s))</source>
        <translation>
            <numerusform>%1 (%n morceau)</numerusform>
            <numerusform>%1 (%n morceaux)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <extracomment>a tag and how likely it is, in percent</extracomment>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>genre “%1”</source>
        <translation>genre « %1 »</translation>
    </message>
    <message>
        <source>mood “%1”</source>
        <translation>ambiance « %1 »</translation>
    </message>
    <message>
        <source>The %1 is likely from how it sounds. Of 100 such suggestions about %2 are right: so it was on songs that were not learned from.</source>
        <extracomment>%1 such as &apos;genre “rock”&apos;, %2 a share in percent</extracomment>
        <translation>%1 : probable d’après le son. Sur 100 propositions de ce genre, environ %2 sont justes : il en a été ainsi pour des morceaux dont rien n’avait été appris.</translation>
    </message>
    <message>
        <source>Accept the %1</source>
        <translation>Accepter : %1</translation>
    </message>
    <message>
        <source>Refuse the %1</source>
        <translation>Refuser : %1</translation>
    </message>
</context>
<context>
    <name>antiphon::TagLine</name>
    <message>
        <source>Return adds what is written; commas part several words</source>
        <translation>Entrée ajoute ce qui est écrit ; des virgules séparent plusieurs mots</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a tag and how many of the chosen songs have it</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Take “%1” away</source>
        <translation>Retirer « %1 »</translation>
    </message>
    <message>
        <source>%1 of %2 songs have it; take it away from them</source>
        <translation>%1 morceaux sur %2 l’ont ; le leur retirer</translation>
    </message>
</context>
<context>
    <name>antiphon::TakeBar</name>
    <message>
        <source>Take</source>
        <translation>Prise</translation>
    </message>
    <message>
        <source>Label to paint</source>
        <translation>Étiquette à peindre</translation>
    </message>
    <message>
        <source>What a click on a segment plays</source>
        <translation>Ce que joue un clic sur un segment</translation>
    </message>
    <message>
        <source>What is heard of the take</source>
        <translation>Ce qu’on entend de la prise</translation>
    </message>
    <message>
        <source>Click plays all in turn</source>
        <translation>Le clic joue tout à tour de rôle</translation>
    </message>
    <message>
        <source>Click plays the guide</source>
        <translation>Le clic joue le guide</translation>
    </message>
    <message>
        <source>Click plays the source</source>
        <translation>Le clic joue la source</translation>
    </message>
    <message>
        <source>Click plays the response</source>
        <translation>Le clic joue la réponse</translation>
    </message>
    <message>
        <source>Click plays nothing</source>
        <translation>Le clic ne joue rien</translation>
    </message>
    <message>
        <source>Hear the mix</source>
        <translation>Écouter le mix</translation>
    </message>
    <message>
        <source>A: guide, matched</source>
        <translation>A&#xa0;: guide, aligné</translation>
    </message>
    <message>
        <source>B: response, matched</source>
        <translation>B&#xa0;: réponse, alignée</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Étiquette %1</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silence</translation>
    </message>
</context>
<context>
    <name>antiphon::TakeEditor</name>
    <message numerus="yes">
        <source>Silence %n segment(s)</source>
        <translation>
            <numerusform>Mettre %n segment en silence</numerusform>
            <numerusform>Mettre %n segments en silence</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %n segment(s)</source>
        <translation>
            <numerusform>Étiqueter %n segment</numerusform>
            <numerusform>Étiqueter %n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lock %n segment(s)</source>
        <translation>
            <numerusform>Verrouiller %n segment</numerusform>
            <numerusform>Verrouiller %n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlock %n segment(s)</source>
        <translation>
            <numerusform>Déverrouiller %n segment</numerusform>
            <numerusform>Déverrouiller %n segments</numerusform>
        </translation>
    </message>
    <message>
        <source>Re-roll</source>
        <translation>Nouveau tirage</translation>
    </message>
    <message>
        <source>Use memory segment %1</source>
        <translation>Utiliser le segment de mémoire %1</translation>
    </message>
    <message>
        <source>Change the joins</source>
        <translation>Changer les raccords</translation>
    </message>
    <message>
        <source>Draw labels again</source>
        <translation>Tirer à nouveau les étiquettes</translation>
    </message>
</context>
<context>
    <name>antiphon::TakeList</name>
    <message>
        <source>Takes</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>Take %1, edited · %2</source>
        <translation>Prise %1, modifiée · %2</translation>
    </message>
    <message>
        <source>Take %1 · %2</source>
        <translation>Prise %1 · %2</translation>
    </message>
    <message>
        <source>Double click to open; drag the sound out to another program</source>
        <translation>Double-cliquez pour ouvrir&#xa0;; glissez le son vers un autre programme</translation>
    </message>
    <message>
        <source>Takes that you generate are listed here.</source>
        <translation>Les prises que vous générez sont listées ici.</translation>
    </message>
    <message>
        <source>%1 · preferred</source>
        <extracomment>a take, which was preferred to others when models were compared</extracomment>
        <translation>%1 · préférée</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>a take and the model that answers in it</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Answered by %1</source>
        <translation>Réponse de %1</translation>
    </message>
</context>
<context>
    <name>antiphon::TakePlayer</name>
    <message>
        <source>Take</source>
        <translation>Prise</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Réponse</translation>
    </message>
</context>
<context>
    <name>antiphon::TaskChooser</name>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
</context>
<context>
    <name>antiphon::TaskPanel</name>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Start the task</source>
        <translation>Démarrer la tâche</translation>
    </message>
    <message>
        <source>Pause or go on with the run</source>
        <translation>Suspendre ou continuer l’exécution</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Annuler l’exécution</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Périphérique</translation>
    </message>
    <message>
        <source>Where the networks of the task compute</source>
        <translation>Où calculent les réseaux de la tâche</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation>Comme dans les réglages</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a device that computes: %1 such as &quot;GPU 0&quot;, %2 its name</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The options</source>
        <translation>Les options</translation>
    </message>
    <message>
        <source>The task “%1” is unknown to this version; open the run with the version that made it.</source>
        <translation>La tâche «&#xa0;%1&#xa0;» est inconnue de cette version&#xa0;; ouvrez l’exécution avec la version qui l’a créée.</translation>
    </message>
    <message>
        <source>Open or make a project first: it keeps the results.</source>
        <translation>Ouvrez ou créez d’abord un projet&#xa0;: il conserve les résultats.</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>Manque encore&#xa0;: %1</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Exécuter à nouveau</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Start the task (%1)</source>
        <translation>Démarrer la tâche (%1)</translation>
    </message>
</context>
<context>
    <name>antiphon::TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>Règle temporelle</translation>
    </message>
    <message>
        <source>Drag here to set the loop; click to seek.</source>
        <translation>Glissez ici pour définir la boucle&#xa0;; cliquez pour déplacer la lecture.</translation>
    </message>
    <message>
        <source>Loop from %1 to %2</source>
        <translation>Boucle de %1 à %2</translation>
    </message>
</context>
<context>
    <name>antiphon::TimeScrollBar</name>
    <message>
        <source>Scroll time</source>
        <translation>Faire défiler le temps</translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingCompare</name>
    <message>
        <source>Comparison of the chosen runs</source>
        <translation>Comparaison des exécutions choisies</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Options that differ</source>
        <translation>Options qui diffèrent</translation>
    </message>
    <message>
        <source>Metrics: last value (best value)</source>
        <translation>Mesures : dernière valeur (meilleure valeur)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>the last value of a metric and, in brackets, its best one</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The lowest of all</source>
        <translation>La plus basse de toutes</translation>
    </message>
    <message>
        <source>The highest of all</source>
        <translation>La plus haute de toutes</translation>
    </message>
    <message>
        <source>Options that agree</source>
        <translation>Options identiques</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message numerus="yes">
        <source>%n more chosen runs are not shown; choose fewer to compare them.</source>
        <translation>
            <numerusform>%n autre exécution choisie n’est pas affichée ; choisissez-en moins pour les comparer.</numerusform>
            <numerusform>%n autres exécutions choisies ne sont pas affichées ; choisissez-en moins pour les comparer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose runs in the list to compare their options and results.</source>
        <translation>Choisissez des exécutions dans la liste pour comparer leurs options et leurs résultats.</translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingCost</name>
    <message>
        <source>Finding out how much memory and time it takes…</source>
        <translation>Recherche de la mémoire et du temps nécessaires…</translation>
    </message>
    <message>
        <source>Needs %1 of memory and takes %2.</source>
        <extracomment>%1 is an amount of memory, %2 a time such as &quot;about 12 s&quot;</extracomment>
        <translation>Demande %1 de mémoire et prend %2.</translation>
    </message>
    <message>
        <source>%1 are free.</source>
        <translation>%1 sont libres.</translation>
    </message>
    <message>
        <source>Does not fit into the %1 of memory that are free: take a smaller preset.</source>
        <translation>Ne tient pas dans les %1 de mémoire libre : prenez un préréglage plus petit.</translation>
    </message>
    <message>
        <source>Does not fit into memory: a batch of %1 needs %2, and %3 are free.</source>
        <translation>Ne tient pas en mémoire : un lot de %1 demande %2, et %3 sont libres.</translation>
    </message>
    <message>
        <source>Take a batch of at most %1, or a smaller preset.</source>
        <translation>Prenez un lot d’au plus %1, ou un préréglage plus petit.</translation>
    </message>
    <message>
        <source>Take a smaller preset.</source>
        <translation>Prenez un préréglage plus petit.</translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingPanel</name>
    <message>
        <source>Line %1</source>
        <extracomment>a colour and dash of curves, by number</extracomment>
        <translation>Ligne %1</translation>
    </message>
    <message>
        <source>Add a folder of event files</source>
        <translation>Ajouter un dossier de fichiers d’événements</translation>
    </message>
    <message>
        <source>Save the chart as</source>
        <translation>Enregistrer le graphique sous</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>New training…</source>
        <translation>Nouvel entraînement…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Resume the training</source>
        <translation>Reprendre l’entraînement</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Arrêter et garder</translation>
    </message>
    <message>
        <source>Stop; what it learned is kept as its last checkpoint, and it can be resumed</source>
        <translation>Arrêter ; ce qu’il a appris est gardé comme dernier point de reprise, et il peut être repris</translation>
    </message>
    <message>
        <source>Duplicate with changes…</source>
        <translation>Dupliquer avec des changements…</translation>
    </message>
    <message>
        <source>Hear this checkpoint</source>
        <translation>Écouter ce point de reprise</translation>
    </message>
    <message>
        <source>Show or hide its curves</source>
        <translation>Montrer ou masquer ses courbes</translation>
    </message>
    <message>
        <source>Show only the chosen runs</source>
        <translation>Ne montrer que les exécutions choisies</translation>
    </message>
    <message>
        <source>Colour of the curves…</source>
        <translation>Couleur des courbes…</translation>
    </message>
    <message>
        <source>Reveal in the file manager</source>
        <translation>Montrer dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Add a folder of event files…</source>
        <translation>Ajouter un dossier de fichiers d’événements…</translation>
    </message>
    <message>
        <source>Take the folder off the list</source>
        <translation>Retirer le dossier de la liste</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>Filter trainings</source>
        <translation>Filtrer les entraînements</translation>
    </message>
    <message>
        <source>Details of the training</source>
        <translation>Détails de l’entraînement</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>What you want to remember of this run; kept as notes.txt in its folder.</source>
        <translation>Ce que vous voulez retenir de cette exécution ; gardé comme notes.txt dans son dossier.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Points de reprise</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Extraits</translation>
    </message>
    <message>
        <source>The curves of the trainings that are shown appear here.</source>
        <translation>Les courbes des entraînements affichés apparaissent ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n trainings</source>
        <translation>
            <numerusform>%n entraînement</numerusform>
            <numerusform>%n entraînements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n trainings</source>
        <translation>
            <numerusform>%1 sur %n entraînement</numerusform>
            <numerusform>%1 sur %n entraînements</numerusform>
        </translation>
    </message>
    <message>
        <source>looking for event files…</source>
        <translation>recherche de fichiers d’événements…</translation>
    </message>
    <message>
        <source>reading, %1 %</source>
        <translation>lecture, %1 %</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>No training yet. Start one in the agent panel (New training…), or add a folder with TensorBoard event files of another program.</source>
        <translation>Pas encore d’entraînement. Lancez-en un dans le panneau de l’agent (Nouvel entraînement…), ou ajoutez un dossier de fichiers d’événements TensorBoard d’un autre programme.</translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingRuns</name>
    <message>
        <source>%1 has written nothing for %2, although it runs; look at its log, or stop it and resume it.</source>
        <translation>%1 n’a rien écrit depuis %2, bien qu’il s’exécute ; regardez son journal, ou arrêtez-le et reprenez-le.</translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingSteps</name>
    <message>
        <source>Open a project first.</source>
        <translation>Ouvrir d’abord un projet.</translation>
    </message>
    <message>
        <source>This version cannot do that.</source>
        <translation>Cette version ne sait pas le faire.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Stopped before its end; what was done is kept.</source>
        <translation>Arrêté avant la fin ; ce qui a été fait est gardé.</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>Pas encore fait</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <extracomment>what is being done, and the time that it will still take</extracomment>
        <translation>%1, reste %2</translation>
    </message>
    <message>
        <source>Do all steps</source>
        <translation>Faire toutes les étapes</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Open in Training</source>
        <translation>Ouvrir dans Entraînement</translation>
    </message>
    <message>
        <source>See the curves of all trainings</source>
        <translation>Voir les courbes de tous les entraînements</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a button and the step that it starts</extracomment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Go on with the training that was stopped, as it was started; Train starts anew</source>
        <translation>Continuer l’entraînement arrêté, tel qu’il a été lancé ; Entraîner recommence</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Progression de l’entraînement</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>Arrêter l’entraînement</translation>
    </message>
    <message>
        <source>Stop; what was done is kept and can go on</source>
        <translation>Arrêter ; ce qui a été fait est gardé et peut continuer</translation>
    </message>
</context>
<context>
    <name>antiphon::TransportBar</name>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêt</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Boucle</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Périphérique audio</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>Master gain</source>
        <translation>Gain du master</translation>
    </message>
    <message>
        <source>Master level</source>
        <translation>Niveau du master</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message numerus="yes">
        <source>%n dropout(s); click to reset</source>
        <translation>
            <numerusform>%n décrochage&#xa0;; cliquez pour réinitialiser</numerusform>
            <numerusform>%n décrochages&#xa0;; cliquez pour réinitialiser</numerusform>
        </translation>
    </message>
    <message>
        <source>No dropouts</source>
        <translation>Aucun décrochage</translation>
    </message>
</context>
<context>
    <name>antiphon::TransportPanel</name>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>What is played</source>
        <translation>Ce qui est joué</translation>
    </message>
    <message>
        <source>Match levels</source>
        <translation>Aligner les niveaux</translation>
    </message>
    <message>
        <source>Hear all tracks at the same loudness, so that louder does not pass for better</source>
        <translation>Écouter toutes les pistes à la même sonie, pour que plus fort ne passe pas pour meilleur</translation>
    </message>
    <message>
        <source>Input level</source>
        <translation>Niveau d’entrée</translation>
    </message>
    <message>
        <source>Open or make a project first: recordings are kept in it.</source>
        <translation>Ouvrez ou créez d’abord un projet&#xa0;: les enregistrements y sont conservés.</translation>
    </message>
    <message>
        <source>Nothing loaded</source>
        <translation>Rien de chargé</translation>
    </message>
    <message>
        <source>Loop the selection or all</source>
        <translation>Boucler la sélection ou le tout</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>antiphon::ValueStrip</name>
    <message>
        <source>Nothing measured</source>
        <translation>Rien n’est mesuré</translation>
    </message>
    <message>
        <source>%1 at the cursor</source>
        <extracomment>of a measure over time</extracomment>
        <translation>%1 au curseur</translation>
    </message>
    <message>
        <source>No value at the cursor</source>
        <translation>Aucune valeur au curseur</translation>
    </message>
</context>
<context>
    <name>antiphon::ViolinPlot</name>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <source>Violin plot</source>
        <translation>Diagramme en violon</translation>
    </message>
    <message>
        <source>left %1, right %2</source>
        <extracomment>what the two halves of a violin are</extracomment>
        <translation>à gauche %1, à droite %2</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>aucune valeur</translation>
    </message>
    <message numerus="yes">
        <source>median %1, half within %2 to %3, %n value(s)</source>
        <translation>
            <numerusform>médiane %1, la moitié entre %2 et %3, %n valeur</numerusform>
            <numerusform>médiane %1, la moitié entre %2 et %3, %n valeurs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3; %4: %5</source>
        <extracomment>%1 a group, %2 and %4 its two sets, %3 and %5 their figures</extracomment>
        <translation>%1, %2&#xa0;: %3&#xa0;; %4&#xa0;: %5</translation>
    </message>
</context>
<context>
    <name>antiphon::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>Forme d’onde</translation>
    </message>
    <message>
        <source>The sound over time: peaks outside, loudness (RMS) inside. Zoom in to see single samples; Up and Down scale the height.</source>
        <translation>Le son au fil du temps&#xa0;: crêtes à l’extérieur, sonie (RMS) à l’intérieur. Zoomez pour voir chaque échantillon&#xa0;; Haut et Bas changent la hauteur.</translation>
    </message>
    <message>
        <source>No sound here yet</source>
        <translation>Pas encore de son ici</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>antiphon::WorkStrip</name>
    <message>
        <source>Cancel; what was taken in stays</source>
        <translation>Annuler&#xa0;; ce qui a été pris en compte reste</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>antiphon::XyPad</name>
    <message>
        <source>XY pad</source>
        <translation>Pavé XY</translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
        <extracomment>state of the XY pad: what each axis moves, and where it is</extracomment>
        <translation>%1 %2, %3 %4</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A workstation for music machine learning.</source>
        <translation>Une station de travail pour l’apprentissage automatique musical.</translation>
    </message>
    <message>
        <source>Try every panel and one small job, then quit.</source>
        <translation>Essayer chaque panneau et un petit travail, puis quitter.</translation>
    </message>
    <message>
        <source>Write pictures of the project&apos;s panels, then quit.</source>
        <translation>Écrire des images des panneaux du projet, puis quitter.</translation>
    </message>
    <message>
        <source>Open the demo project in this folder; compose it there if need be.</source>
        <translation>Ouvrir le projet de démonstration dans ce dossier&#xa0;; l’y composer si nécessaire.</translation>
    </message>
    <message>
        <source>A project&apos;s folder or its .antiphon file.</source>
        <translation>Le dossier d’un projet ou son fichier .antiphon.</translation>
    </message>
</context>
</TS>
