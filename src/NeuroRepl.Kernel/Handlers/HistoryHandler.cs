using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Recall;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>history: the last cells, a range of a session, or what matches a pattern; with results where they are asked for.</summary>
internal sealed class HistoryHandler(History history) : IHandler
{
    private const int Most = 1000;

    public string Type => "history_request";

    public void Answer(Request request)
    {
        var asked = request.Content;
        var isWithResults = asked.Flag("output", otherwise: false);
        var entries = asked.Text("hist_access_type") switch
        {
            "range" => history.Range(asked.Number("session") ?? 0, asked.Number("start") ?? 1, asked.Number("stop")),
            "search" => history.Search(asked.Text("pattern") ?? "*", asked.Number("n"), asked.Flag("unique", otherwise: false)),
            _ => history.Tail(asked.Number("n") ?? Most),
        };
        request.Reply(json => json.WriteArray("history", list =>
        {
            foreach (var entry in entries)
            {
                list.WriteStartArray();
                list.WriteNumberValue(entry.Session);
                list.WriteNumberValue(entry.Line);
                if (isWithResults)
                {
                    list.WriteStartArray();
                    list.WriteStringValue(entry.Code);
                    list.WriteStringValue(entry.Result);
                    list.WriteEndArray();
                }
                else { list.WriteStringValue(entry.Code); }

                list.WriteEndArray();
            }
        }));
    }
}
