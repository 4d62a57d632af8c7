using NeuroRepl.Figures.Charts;

namespace NeuroRepl.Figures.Text;

/// <summary>An inclusion flow as boxes of text below each other, who left on branches between, and the arms as branches at the foot.</summary>
internal sealed record FlowText(IReadOnlyList<FlowStep> Steps, IReadOnlyList<FlowStep> Arms) : TextForm
{
    public override void Draw(Page page, int rows)
    {
        var (across, down, branch, last, corners) = page.Unicode ? ('─', "│", "├─ ", "└─ ", "┌┐└┘") : ('-', "|", "+- ", "+- ", "++++");
        foreach (var (index, step) in Steps.Index())
        {
            var text = TextWidth.Cut(page.Clean($"{step.Name} (n = {step.Count})"), page.Width - 4, page.Unicode);
            var line = new string(across, TextWidth.Of(text) + 2);
            page.Line($"{corners[0]}{line}{corners[1]}", CellStyle.Quiet);
            page.Line(new Run(down + " ", CellStyle.Quiet), new Run(text, CellStyle.Plain), new Run(" " + down, CellStyle.Quiet));
            page.Line($"{corners[2]}{line}{corners[3]}", CellStyle.Quiet);
            foreach (var (reason, count) in step.Excluded) { Branch($"excluded: {reason} (n = {count})", branch); }
            if (index < Steps.Count - 1 && step.Excluded.Count == 0) { page.Line("  " + down, CellStyle.Quiet); }
        }

        foreach (var (index, arm) in Arms.Index()) { Branch($"{arm.Name} (n = {arm.Count})", index == Arms.Count - 1 ? last : branch); }

        void Branch(string text, string lead) => page.Line(new Run("  " + lead, CellStyle.Quiet), new Run(TextWidth.Cut(page.Clean(text), page.Width - 5, page.Unicode), CellStyle.Plain));
    }
}
