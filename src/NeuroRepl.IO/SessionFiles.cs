using System.Runtime.CompilerServices;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Studies;
using NeuroRepl.IO.Tables;

namespace NeuroRepl.IO;

/// <summary>Opens what a session has of functional images: the preprocessed run with its mask, confounds and events, as fMRIPrep lays them out.</summary>
public static class SessionFiles
{
    private static readonly ConditionalWeakTable<Session, WeakReference<BrainSeries>> Opened = [];

    extension(Session session)
    {
        /// <summary>The session's BOLD series inside its brain mask: the preprocessed one (desc-preproc) where there is one. Opened when it is asked for; kept while somebody uses it.</summary>
        /// <exception cref="FileProblem">There is none, or several; the message lists them: <c>session.OpenBold(task: "rest", space: "MNI152NLin2009cAsym")</c>.</exception>
        public BrainSeries Bold
        {
            get
            {
                if (Opened.TryGetValue(session, out var kept) && kept.TryGetTarget(out var series)) { return series; }

                series = session.OpenBold();
                Opened.AddOrUpdate(session, new(series));
                return series;
            }
        }

        /// <summary>Opens a BOLD series inside its brain mask.</summary>
        /// <param name="task">The task, where the session has several: "rest".</param>
        /// <param name="space">The space, where it was brought into several: "MNI152NLin2009cAsym", "fsLR".</param>
        /// <param name="run">The run, where there are several: "1".</param>
        /// <param name="discard">Volumes left out at the start.</param>
        /// <param name="mask">Another mask; without it the brain mask beside the series, where there is one.</param>
        /// <exception cref="FileProblem">There is none, or several; the message lists them.</exception>
        public BrainSeries OpenBold(string? task = null, string? space = null, string? run = null, int discard = 0, BrainMap? mask = null)
        {
            var bold = BoldRuns.One(session, task, space, run);
            return BrainSeries.Open(bold.Path, mask ?? (BoldRuns.MaskOf(session, bold) is { } brain ? BrainMap.Open(brain.Path) : null), discard, BoldRuns.InheritedRepetitionTime(bold));
        }

        /// <summary>The brain mask of a BOLD series (desc-brain_mask).</summary>
        /// <exception cref="FileProblem">There is no series, or no mask beside it.</exception>
        public BrainMap OpenBrainMask(string? task = null, string? space = null, string? run = null)
        {
            var bold = BoldRuns.One(session, task, space, run);
            return BoldRuns.MaskOf(session, bold) is { } mask ? BrainMap.Open(mask.Path) : throw new FileProblem(bold.Path, "no …_desc-brain_mask lies beside it.", "Open one yourself: BrainMap.Open(path).");
        }

        /// <summary>The confounds of a BOLD series (…_desc-confounds_timeseries.tsv), a row a volume; n/a is missing. <c>session.Confounds().For(session.Bold)</c> leaves discarded volumes out.</summary>
        /// <exception cref="FileProblem">There is no series, or no confounds beside it.</exception>
        public Table Confounds(string? task = null, string? run = null)
        {
            var bold = BoldRuns.One(session, task, null, run, anySpace: true);
            return BoldRuns.Beside(bold, "timeseries", "regressors") is { } path ? TableText.Read(path) : throw new FileProblem(bold.Path, "no …_desc-confounds_timeseries.tsv lies beside it.", "fMRIPrep writes it into the same folder; a table of your own is opened with Table.Open.");
        }

        /// <summary>The events of a task (…_events.tsv of the raw data).</summary>
        /// <exception cref="FileProblem">There are none, or several; the message lists them.</exception>
        public Table Events(string? task = null, string? run = null) => EventFiles.OpenEvents(BoldRuns.EventsOf(session, task, run));
    }
}
