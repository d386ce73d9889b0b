using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TrainingOs.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class BetterRecordings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "superseded_by",
                table: "reality_sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "reality_session_files",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "superseded_id",
                table: "reality_decisions",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "superseded_by",
                table: "reality_sessions");

            migrationBuilder.DropColumn(
                name: "name",
                table: "reality_session_files");

            migrationBuilder.DropColumn(
                name: "superseded_id",
                table: "reality_decisions");
        }
    }
}
