using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroRepl.Figures.Export;

/// <summary>A conversation with a browser in its developer tools' protocol: one question, one answer.</summary>
internal sealed class DevTools : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _line = new();
    private int _asked;

    public static DevTools To(Uri address)
    {
        var made = new DevTools();
        using var patience = new CancellationTokenSource(Patience);
        made._line.ConnectAsync(address, patience.Token).GetAwaiter().GetResult();
        return made;
    }

    /// <summary>Asks, and gives what was answered.</summary>
    /// <exception cref="FigureException">The browser refuses, or does not answer in time.</exception>
    public JsonNode Ask(string method, JsonObject arguments, string? session = null)
    {
        var question = new JsonObject { ["id"] = ++_asked, ["method"] = method, ["params"] = arguments };
        if (session is not null) { question["sessionId"] = session; }

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            _line.SendAsync(JsonSerializer.SerializeToUtf8Bytes(question), WebSocketMessageType.Text, endOfMessage: true, patience.Token).GetAwaiter().GetResult();
            while (true)
            {
                var answer = JsonNode.Parse(Read(patience.Token))!;
                if ((int?)answer["id"] != _asked) { continue; }

                return answer["error"] is { } error ? throw new FigureException($"The browser refuses {method}: {error["message"]}.", "Save the figure as .html instead.") : answer["result"]!;
            }
        }
        catch (OperationCanceledException)
        {
            throw new FigureException($"The browser did not draw the figure within {Patience.TotalSeconds:0} seconds.", "Draw fewer points, or save the figure as .html.");
        }
    }

    /// <summary>Runs a script in a page, waits for what it promises, and gives its value.</summary>
    /// <exception cref="FigureException">The script fails.</exception>
    public JsonNode? Evaluate(string script, string session)
    {
        var answer = Ask("Runtime.evaluate", new JsonObject { ["expression"] = script, ["awaitPromise"] = true, ["returnByValue"] = true }, session);
        if (answer["exceptionDetails"] is { } failed)
        {
            throw new FigureException($"plotly.js could not draw the figure: {failed["exception"]?["description"] ?? failed["text"]}", "Look at it in a browser first: figure.Save(\"figure.html\").");
        }

        return answer["result"]?["value"];
    }

    public void Dispose() => _line.Dispose();

    private byte[] Read(CancellationToken patience)
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (true)
        {
            var part = _line.ReceiveAsync(new ArraySegment<byte>(buffer), patience).GetAwaiter().GetResult();
            if (part.MessageType == WebSocketMessageType.Close) { throw new WebSocketException("The browser has closed the line."); }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) { return message.ToArray(); }
        }
    }
}
