namespace NeuroRepl.Scripting;

/// <summary>How what is being called can be called.</summary>
/// <param name="Forms">Its overloads.</param>
/// <param name="Best">Which of them fits what is typed so far.</param>
/// <param name="Parameter">Which parameter of it the cursor is at.</param>
public sealed record CallHelp(IReadOnlyList<CallForm> Forms, int Best, int Parameter);
